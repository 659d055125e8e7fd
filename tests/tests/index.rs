//! The code index compares whole codes: an equal fingerprint is not a match.

use errbook_core::__private::{CodeIndex, HashInput, Strings, number};

/// An index of one name with its hash, which says that it is the hash of `seen`.
fn finds(name: &str, seen: &str, input: HashInput) -> Option<usize> {
    let end = name.len() as u32;
    let slots = [[input.hash(0, seen.as_bytes()) as u32, 7, 0, end].map(number)];
    let names = Strings { text: name, bounds: &[0, end].map(number) };
    let displacements = &[number(0)];
    CodeIndex { names: &names, shortest: end, input, seed: 0, displacements, slots: &slots }.find(seen.as_bytes())
}

#[test]
fn equal_fingerprint_does_not_match_another_name() {
    let letters = "ERROR_WRONG_USER_KEY_OR_NO_SUCH_TOKEN_AT_ALL";
    for input in HashInput::HASHED {
        for length in 0..=letters.len() {
            let name = &letters[..length];
            assert_eq!(finds(name, name, input), Some(7), "{name} by {input:?}");
            for place in 0..length {
                let other = format!("{}x{}", &name[..place], &name[place + 1..]);
                assert_eq!(finds(name, &other, input), None, "{other} for {name} by {input:?}");
            }
            for other in [format!("{name}X"), format!("X{name}")] {
                assert_eq!(finds(name, &other, input), None, "{other} for {name} by {input:?}");
            }
        }
    }
}
