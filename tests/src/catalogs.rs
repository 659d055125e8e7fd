//! Catalogues of other fields, compiled, so that rustdoc reads what they become.

/// The SQLSTATEs of PostgreSQL.
pub mod postgres {
    renamed::catalog!("catalogs/postgres.yaml");
}

/// The error codes of Stripe.
pub mod stripe {
    renamed::catalog!("catalogs/stripe.yaml");
}
