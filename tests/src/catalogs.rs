//! Catalogs of other APIs, compiled, so that rustdoc checks their documentation.

/// The SQLSTATEs of PostgreSQL.
pub mod postgres {
    renamed::catalog!("catalogs/postgres.yaml");
}

/// The error codes of Stripe.
pub mod stripe {
    renamed::catalog!("catalogs/stripe.yaml");
}

/// Codes with parameters, and an envelope with the delay.
pub mod telegram {
    renamed::catalog!("catalogs/telegram.yaml");
}

/// Numeric codes.
pub mod discord {
    renamed::catalog!("catalogs/discord.yaml");
}

/// Codes in the tail of an address.
pub mod problem {
    renamed::catalog!("catalogs/problem.yaml");
}

/// A status-based API with codes in a type.
pub mod aws {
    renamed::catalog!("catalogs/aws.yaml");
}

/// Many operations that share their errors.
pub mod codecommit {
    renamed::catalog!("catalogs/codecommit.yaml");
}

/// A status-based API with rate limits.
pub mod github {
    renamed::catalog!("catalogs/github.yaml");
}

/// Errors in a list that may be empty.
pub mod graphql {
    renamed::catalog!("catalogs/graphql.yaml");
}

/// A server that asks for delays.
pub mod kubernetes {
    renamed::catalog!("catalogs/kubernetes.yaml");
}

/// Codes that may be null.
pub mod openai {
    renamed::catalog!("catalogs/openai.yaml");
}

/// Codes in one of several details.
pub mod google {
    renamed::catalog!("catalogs/google.yaml");
}

/// A state that means that a task is not done yet.
pub mod anti_captcha {
    renamed::catalog!("catalogs/anti_captcha.yaml");
}

/// A list of errors.
pub mod error_list {
    renamed::catalog!("catalogs/error_list.yaml");
}

/// An error object.
pub mod nested {
    renamed::catalog!("catalogs/nested.yaml");
}

/// Codes with a parameter of each kind.
pub mod parameters {
    renamed::catalog!("catalogs/parameters.yaml");
}

/// A list of errors that may be empty.
pub mod graph {
    renamed::catalog!("catalogs/graph.yaml");
}

/// Codes that may be null, with conditions.
pub mod null_code {
    renamed::catalog!("catalogs/null_code.yaml");
}

/// States without a code.
pub mod state {
    renamed::catalog!("catalogs/state.yaml");
}

/// Delays in sentences.
pub mod wait {
    renamed::catalog!("catalogs/wait.yaml");
}

/// Values beside the payload.
pub mod fields {
    renamed::catalog!("catalogs/fields.yaml");
}

/// Messages, codes and payloads at paths that no other API has.
pub mod unusual {
    renamed::catalog!("catalogs/unusual.yaml");
}
