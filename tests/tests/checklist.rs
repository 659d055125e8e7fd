//! Every box of the checklist of facts: of the YAML, of the generated docs, and of what the compiled crate does.
//!
//! The facts are typed here from the vendor's page and the checklist, and not read from the catalogue, so that a number
//! that gets lost there is missed here.
//! Words are held, not sentences: the texts may be put in another way as long as every fact stays.
//!
//! | boxes | what | tests |
//! |---|---|---|
//! | 1-6 | counts and order | `counts` |
//! | 7-11 | facts of the whole page: endpoints, formats | `page` |
//! | 12-15 | handling rules and retry classes | `rules` |
//! | 16-39 | the entries of submit | `submit` |
//! | 40-53 | the entries of result | `result` |
//! | 54-59 | guidelines, limits as data, references | `guidelines` |
//! | 60-68 | what the page leaves open | `open` |
//! | 65 | what the vendor says elsewhere, apart from the page | `elsewhere` |
//!
//! `facts` holds the rows of `submit` and `result` against all three, and `book` finds what is to be looked at.

mod checklist {
    mod book;
    mod counts;
    mod other_endpoint;
    mod facts;
    mod open;
    mod page;
    mod guidelines;
    mod result;
    mod rules;
    mod submit;
}
