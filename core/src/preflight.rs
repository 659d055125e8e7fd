//! Checks of a request before it is sent, which return the errors that the server would return.

use core::fmt;

use crate::api::ApiError;
use crate::param_value::ParamValue;
use crate::report::Report;
use crate::request::RequestParameters;
use crate::rule::Rule;

/// Returns every violation of the endpoint's checks by a request, in catalog order.
///
/// A request is a list of parameters by name, as they will be sent: see [`RequestParameters`] for its forms. Only the parameters in the list are checked, so the
/// caller decides which ones the call needs: [`ParamValue::Missing`] violates the rules `present` and `non_empty`. A
/// parameter that is listed twice is checked twice.
///
/// Passing does not guarantee that the call succeeds: the server knows more than the catalog. If the source of a limit is
/// ambiguous, the value passes; see [`Rule::admits`]. Several codes that share a check, as with `same_as`, give one
/// violation with the first code; removed codes give none.
///
/// This does not allocate, and reads a value at most once per check.
///
/// ```
/// use errbook_core::{ApiError, Violation, ParamValue, preflight};
///
/// /// Takes the enum of the endpoint: `before_submit::<SubmitError>(key, None, &image)`.
/// fn before_submit<E: ApiError>(key: &str, page: Option<&str>, image: &[u8]) -> Result<(), Violation<E>> {
///     let file = ParamValue::File { name: Some("captcha.png"), bytes: image };
///     let request = [("key", key.into()), ("pageurl", page.into()), ("file", file)];
///     preflight(&request).next().map_or(Ok(()), Err)
/// }
///
/// /// Takes the form that will be sent.
/// fn before_sending<E: ApiError>(form: &[(String, String)]) -> Result<(), Violation<E>> {
///     preflight(form).next().map_or(Ok(()), Err)
/// }
/// ```
pub fn preflight<E: ApiError>(request: &(impl RequestParameters + ?Sized)) -> impl Iterator<Item = Violation<E>> {
    E::ENDPOINT.violations(request).filter_map(|(row, check)| {
        E::ALL.get(row).map(|code| Violation { code: *code, parameter: check.parameter, rule: check.rule })
    })
}

/// A violated check, with the error that the server would return.
///
/// `Display` writes endpoint, check and fix on one line, without the value. The code is the `source`, and the alternate form
/// `{:#}` writes it, too.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Violation<E> {
    /// The error that the server would return.
    pub code: E,
    /// The parameter: `key`.
    pub parameter: &'static str,
    /// The violated rule.
    pub rule: Rule<'static>,
}

impl<E: ApiError> Violation<E> {
    /// Adds the request, for a log.
    #[must_use]
    pub const fn with<'a>(self, context: &'a [(&'a str, ParamValue<'a>)]) -> Report<'a, Self> {
        Report { failure: self, context, catalog: E::CATALOG }
    }
}

impl<E: ApiError> fmt::Display for Violation<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", E::ENDPOINT.name)?;
        if f.alternate() {
            write!(f, "{}: ", self.code.as_str())?;
        }
        write!(f, "`{}` must be {}. {}", self.parameter, self.rule, self.code.fix())
    }
}

impl<E: ApiError> core::error::Error for Violation<E> {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        Some(&self.code)
    }
}
