//! Invariants of locks: damage is reported at its line, and a parsed lock renders as it was.

use errbook_compiler::lock::{Lock, parse};

use crate::catalog::problems;

pub(crate) fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match parse(&text) {
        Err(found) => {
            assert!(!found.is_empty());
            problems(&text, &found);
        }
        Ok(lock) => {
            assert_eq!(parse(&lock.render("a", "make lock")).as_ref(), Ok(&lock));
            assert!(lock.rows.is_sorted_by_key(|row| (&row.endpoint, &row.code)));
            // Nothing is lost from a lock by what comes after it.
            let later = Lock::default().merge(&lock);
            assert!(lock.rows.iter().all(|row| later.row(&row.endpoint, &row.code).is_some()));
            assert_eq!(later.clone().merge(&lock), later);
        }
    }
}
