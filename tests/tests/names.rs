//! The index of names compares whole names: a slot whose tag belongs to another text is no hit.

use captchaai_errors::{Name, Names, Reach};

/// An index of one name with its hash, which says that it is the hash of `seen`.
fn finds(name: &str, seen: &str, reach: Reach) -> Option<usize> {
    let slots = [Name { name, row: 7, tag: reach.hash(0, seen.as_bytes()) as u32 }];
    Names { reach, seed: 0, steps: &[0], slots: &slots }.find(seen.as_bytes())
}

#[test]
fn a_text_with_the_tag_of_a_name_is_not_the_name() {
    let letters = "ERROR_WRONG_USER_KEY_OR_NO_SUCH_TOKEN_AT_ALL";
    for reach in Reach::HASHED {
        for length in 0..=letters.len() {
            let name = &letters[..length];
            assert_eq!(finds(name, name, reach), Some(7), "{name} by {reach:?}");
            for place in 0..length {
                let other = format!("{}x{}", &name[..place], &name[place + 1..]);
                assert_eq!(finds(name, &other, reach), None, "{other} for {name} by {reach:?}");
            }
            for other in [format!("{name}X"), format!("X{name}")] {
                assert_eq!(finds(name, &other, reach), None, "{other} for {name} by {reach:?}");
            }
        }
    }
}
