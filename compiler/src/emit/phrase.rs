//! Policies, limits and shapes in words, the same in rustdoc, in markdown and on the terminal.

use std::fmt::Display;
use std::time::Duration;

use errbook_core::{Retry, Rule, Shape};

/// A duration as people write it: `5 s`, `500 ms`, `2 min`.
#[must_use]
pub fn duration(duration: Duration) -> String {
    let milliseconds = duration.as_millis();
    match milliseconds {
        m if m % 60_000 == 0 && m >= 120_000 => format!("{} min", m / 60_000),
        m if m % 1_000 == 0 => format!("{} s", m / 1_000),
        m => format!("{m} ms"),
    }
}

/// The delays and the bound of a policy; empty where nothing repeats.
#[must_use]
pub fn schedule(retry: Retry) -> String {
    let tries = |attempts| counted(attempts, "try", "tries");
    match retry {
        Retry::Poll { first, every, attempts } if first == every => {
            format!("every {}, at most {}", duration(every), tries(attempts))
        }
        Retry::Poll { first, every, attempts } => {
            format!("first after {}, then every {}, at most {}", duration(first), duration(every), tries(attempts))
        }
        Retry::Backoff { first, cap, attempts } if first == cap => {
            format!("after {}, at most {}", duration(first), tries(attempts))
        }
        Retry::Backoff { first, cap, attempts } => {
            format!("after {}, doubling up to {}, at most {}", duration(first), duration(cap), tries(attempts))
        }
        Retry::Restart { attempts } => format!("at most {}", counted(attempts, "task", "tasks")),
        Retry::Fix | Retry::Unspecified => String::new(),
    }
}

/// What must hold for a parameter, after its name.
#[must_use]
pub fn rule(rule: &Rule<'_>) -> String {
    rule.to_string()
}

/// The characters that an unknown code is made of.
#[must_use]
pub fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::UpperSnake => "capitals, digits and `_`, the first one a capital",
        Shape::LowerSnake => "small letters, digits and `_`, the first one a letter",
        Shape::Digits => "digits",
        Shape::Printable => "printable ASCII",
        _ => shape.as_str(),
    }
}

/// A number with its unit.
#[must_use]
pub fn counted(number: impl Display, one: &str, many: &str) -> String {
    let number = number.to_string();
    let unit = if number == "1" { one } else { many };
    format!("{number} {unit}")
}
