//! Responses to parse, with the catalogs of the workspace and small ones derived from bytes.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::time::Duration;

use errbook_compiler::check;
use errbook_compiler::model::Catalog;
use errbook_core::Response;

mod derived;

/// The texts of the catalogs of the workspace, the compiled one first.
const TEXTS: [&str; 22] = [
    include_str!("../../catalog/errors.yaml"),
    include_str!("../../tests/catalogs/anti_captcha.yaml"),
    include_str!("../../tests/catalogs/aws.yaml"),
    include_str!("../../tests/catalogs/discord.yaml"),
    include_str!("../../tests/catalogs/error_list.yaml"),
    include_str!("../../tests/catalogs/github.yaml"),
    include_str!("../../tests/catalogs/google.yaml"),
    include_str!("../../tests/catalogs/graphql.yaml"),
    include_str!("../../tests/catalogs/kubernetes.yaml"),
    include_str!("../../tests/catalogs/nested.yaml"),
    include_str!("../../tests/catalogs/openai.yaml"),
    include_str!("../../tests/catalogs/postgres.yaml"),
    include_str!("../../tests/catalogs/problem.yaml"),
    include_str!("../../tests/catalogs/parameters.yaml"),
    include_str!("../../tests/catalogs/stripe.yaml"),
    include_str!("../../tests/catalogs/telegram.yaml"),
    include_str!("../../tests/catalogs/graph.yaml"),
    include_str!("../../tests/catalogs/null_code.yaml"),
    include_str!("../../tests/catalogs/state.yaml"),
    include_str!("../../tests/catalogs/wait.yaml"),
    include_str!("../../tests/catalogs/fields.yaml"),
    include_str!("../../tests/catalogs/unusual.yaml"),
];

/// The HTTP statuses of cases, after "unknown".
const STATUSES: [u16; 34] = [
    200,
    201,
    204,
    206,
    299,
    300,
    301,
    304,
    400,
    401,
    403,
    404,
    409,
    410,
    413,
    418,
    422,
    429,
    500,
    502,
    503,
    504,
    529,
    599,
    600,
    0,
    99,
    1429,
    u16::MAX,
    402,
    199,
    303,
    406,
    420,
];

/// The delays of `Retry-After` that are not whole seconds below [`FIRST_ODD`].
const ODD_DELAYS: [Duration; 7] = [
    Duration::ZERO,
    Duration::from_nanos(1),
    Duration::from_millis(650),
    Duration::new(1, 999_999_999),
    Duration::from_secs(600_000_000),
    Duration::from_secs(u64::MAX),
    Duration::MAX,
];

/// The byte of the first of [`ODD_DELAYS`].
const FIRST_ODD: u8 = 241;

/// A response, and the endpoint whose parser reads it.
pub(crate) struct Case<'b> {
    pub(crate) catalog: Cow<'static, Catalog>,
    /// The index of the endpoint in the catalog.
    pub(crate) endpoint: usize,
    /// `true` for the catalog of the compiled crate.
    pub(crate) compiled: bool,
    pub(crate) response: Response<'b>,
}

/// Returns the case that bytes stand for.
///
/// The first byte selects the catalog, the second one the endpoint, the third one the HTTP status and the fourth one the
/// delay of `Retry-After`; a derived catalog takes the next [`derived::CHOICES`] bytes. The rest is the body.
pub(crate) fn case(bytes: &[u8]) -> Option<Case<'_>> {
    let [choice, endpoint, status, delay, rest @ ..] = bytes else { return None };
    let choice = usize::from(*choice) % (2 * TEXTS.len());
    let (catalog, body) = match fixed().get(choice) {
        Some(catalog) => (Cow::Borrowed(catalog), rest),
        None => {
            let (choices, body) = rest.split_first_chunk()?;
            (Cow::Owned(valid(&derived::text(*choices))?), body)
        }
    };
    let endpoint = usize::from(*endpoint) % catalog.endpoints.len();
    let mut response = Response::new(body);
    response.status = usize::from(*status).checked_sub(1).map(|place| STATUSES[place % STATUSES.len()]);
    response.retry_after = match (delay, delay.checked_sub(FIRST_ODD)) {
        (0, _) => None,
        (_, Some(place)) => Some(ODD_DELAYS[usize::from(place) % ODD_DELAYS.len()]),
        (seconds, None) => Some(Duration::from_secs((*seconds).into())),
    };
    Some(Case { catalog, endpoint, compiled: choice == 0, response })
}

/// Returns the bytes of a case for each endpoint of each catalog of the workspace, or `None` if no case has this status
/// or this delay in seconds.
#[must_use]
pub fn cases(body: &str, status: Option<u16>, retry_after: Option<u8>) -> Option<Vec<Vec<u8>>> {
    let status = status.map_or(Some(0), |status| Some(1 + STATUSES.iter().position(|one| *one == status)?))?;
    let delay = match retry_after {
        None => 0,
        Some(0) => FIRST_ODD,
        Some(seconds) => Some(seconds).filter(|seconds| *seconds < FIRST_ODD)?,
    };
    let mut cases = Vec::new();
    for (choice, catalog) in (0..).zip(fixed()) {
        for (endpoint, _) in (0..).zip(&catalog.endpoints) {
            cases.push([&[choice, endpoint, u8::try_from(status).ok()?, delay], body.as_bytes()].concat());
        }
    }
    Some(cases)
}

/// Returns the names of the catalogs of the workspace.
#[must_use]
pub fn names() -> Vec<&'static str> {
    fixed().iter().map(|catalog| catalog.name.as_str()).collect()
}

/// The catalogs of the workspace.
fn fixed() -> &'static [Catalog] {
    static FIXED: OnceLock<Vec<Catalog>> = OnceLock::new();
    FIXED.get_or_init(|| TEXTS.iter().map(|text| valid(text).expect("a catalog of the workspace is valid")).collect())
}

fn valid(text: &str) -> Option<Catalog> {
    let checked = check(text);
    let errors = checked.errors().count();
    checked.catalog.filter(|_| errors == 0)
}
