//! The facts of the vendor's page, checked in the YAML, in the generated docs, and in the compiled crate.
//!
//! The facts are typed here from the page and not read from the catalog, so that a lost fact fails a test.
//! Tests look for keywords and not for sentences, so that texts can be reworded.
//!
//! | module | facts |
//! |---|---|
//! | `counts` | counts and order |
//! | `page` | endpoints and response formats |
//! | `rules` | handling rules and retry classes |
//! | `submit` | the entries of submit |
//! | `result` | the entries of result |
//! | `guidelines` | guidelines, limits as data, references |
//! | `answers` | the questions of a support desk |
//! | `open` | decisions on what the page leaves open |
//! | `vendor` | what the vendor states outside the page |
//!
//! `facts` compares the rows of `submit` and `result` with all three; `book` finds the texts to compare.

mod checklist {
    mod answers;
    mod book;
    mod counts;
    mod vendor;
    mod facts;
    mod open;
    mod page;
    mod guidelines;
    mod result;
    mod rules;
    mod submit;
}
