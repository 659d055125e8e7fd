//! A shared error, which prints with its sources and without secrets.

use alloc::{boxed::Box, string::ToString, sync::Arc};
use core::error::Error;
use core::fmt;

use crate::redact::Redacted;

#[derive(Clone)]
pub(super) struct Shared(Arc<dyn Error + Send + Sync>);

impl Shared {
    pub(super) fn new(error: Box<dyn Error + Send + Sync>) -> Self {
        Shared(Arc::from(error))
    }

    #[cfg(feature = "serde")]
    pub(super) fn stored(text: alloc::string::String) -> Option<Self> {
        Some(Self::new(text.into()))
    }

    pub(super) fn get(&self) -> &(dyn Error + Send + Sync + 'static) {
        &*self.0
    }

    pub(super) fn address(&self) -> *const () {
        Arc::as_ptr(&self.0).cast()
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = self.0.to_string();
        write!(f, "{}", Redacted::new(written.as_bytes()))?;
        let mut next = self.0.source();
        while let Some(error) = next {
            let text = error.to_string();
            // Many errors repeat the text of their source.
            if !written.contains(&text) {
                write!(f, ": {}", Redacted::new(text.as_bytes()))?;
                written = text;
            }
            next = error.source();
        }
        Ok(())
    }
}
