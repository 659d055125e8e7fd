//! Catalogs of other APIs, compiled, so that rustdoc checks their documentation.

/// The SQLSTATEs of PostgreSQL.
pub mod postgres {
    renamed::catalog!("catalogs/postgres.yaml");
}

/// The error codes of Stripe.
pub mod stripe {
    renamed::catalog!("catalogs/stripe.yaml");
}

/// Codes with parameters.
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
