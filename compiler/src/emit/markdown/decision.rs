//! The figure that leads from the outcome of a response to the next action, and the same as text.

use errbook_core::RetryClass;

use super::figure::{Figure, WIDTH, px};

/// When a response without a code of its endpoint has a retry class.
#[derive(Clone, Copy)]
pub(super) struct Cases {
    /// An endpoint is idempotent: then codes of other endpoints and unrecognized bodies have one.
    pub(super) idempotent: bool,
    /// An HTTP status has a policy: then unrecognized bodies have one.
    pub(super) by_status: bool,
}

const ROW: f64 = 56.0;
const BOX: f64 = 44.0;

/// The left and right edges of the columns: outcomes, retry classes, actions.
const OUTCOME: [f64; 2] = [12.0, 138.0];
const CLASS: [f64; 2] = [184.0, 290.0];
const ACTION: [f64; 2] = [314.0, WIDTH - 12.0];

/// The line from outcomes without a retry class to `unspecified`.
const WITHOUT_CLASS: f64 = 150.0;
/// The line from a code to its retry class.
const BY_CLASS: f64 = 166.0;

/// The rows of the outcomes, with a short explanation; the retry classes are beside all but the first.
const OUTCOMES: [[&str; 2]; 6] = [
    ["success", "a result"],
    ["pending", "not done yet"],
    ["error", "a known code"],
    ["other endpoint", "a code of another"],
    ["unrecognized", "not of this API"],
    ["unknown code", "not in the catalog"],
];

/// Returns a short reason for a retry class, and the next action in two lines.
fn action(class: RetryClass) -> [&'static str; 3] {
    match class {
        RetryClass::Poll => ["not done yet", "wait for the interval,", "send the same call"],
        RetryClass::Backoff => ["temporary", "wait a growing time,", "send the same call"],
        RetryClass::Resubmit => ["the task failed", "do not repeat it,", "submit again"],
        RetryClass::AfterFix => ["a mistake", "apply the fix,", "send it corrected"],
        RetryClass::Unspecified => ["not known", "do not repeat it,", "log and report it"],
    }
}

/// Returns the figure; `header` is its first line.
pub(super) fn write(cases: Cases, header: &str) -> String {
    let mut figure = Figure::new();
    let row = |index: usize| 36.0 + ROW * index as f64;
    for (index, [outcome, explanation]) in OUTCOMES.into_iter().enumerate() {
        put(&mut figure, OUTCOME, row(index), if index == 0 { "success" } else { "edge" }, outcome, explanation);
    }
    put(&mut figure, ACTION, row(0), "success", "use the payload", "");
    figure.arrow([OUTCOME[1], row(0)], ACTION[0]);
    for (index, class) in (1..).zip(RetryClass::ALL) {
        let [reason, wait, send] = action(class);
        put(&mut figure, CLASS, row(index), class.as_str(), class.as_str(), reason);
        put(&mut figure, ACTION, row(index), class.as_str(), "", "");
        figure.text(ACTION[0] + 8.0, row(index) - 4.0, "", wait);
        figure.text(ACTION[0] + 8.0, row(index) + 13.0, "", send);
        figure.arrow([CLASS[1], row(index)], ACTION[0]);
    }
    // A pending response has the class `poll`; a code has any class, but only in these cases `poll`.
    figure.arrow([OUTCOME[1], row(1)], CLASS[0]);
    figure.path("", &format!("M{} {}H{}", px(OUTCOME[1]), px(row(2)), px(BY_CLASS)));
    let has_poll = cases.idempotent || cases.by_status;
    let (top, bottom) = (row(if has_poll { 1 } else { 2 }), row(5) - 8.0);
    figure.path("", &format!("M{} {}V{}", px(BY_CLASS), px(top), px(bottom)));
    for (index, offset) in [(2, 0.0), (3, 0.0), (4, 0.0), (5, -8.0)] {
        figure.arrow([BY_CLASS, row(index) + offset], CLASS[0]);
    }
    // The other outcomes have the class `unspecified`.
    for index in [3, 4] {
        figure.path("", &format!("M{} {}H{}", px(OUTCOME[1]), px(row(index) + 8.0), px(WITHOUT_CLASS)));
    }
    figure.path("", &format!("M{} {}V{}", px(WITHOUT_CLASS), px(row(3) + 8.0), px(row(5) + 8.0)));
    figure.arrow([OUTCOME[1], row(5) + 8.0], CLASS[0]);
    for (index, has_class) in [(3, cases.idempotent), (4, has_poll)] {
        if has_class {
            figure.path("w", &format!("M{} {}H{}", px(OUTCOME[1]), px(row(index) - 8.0), px(BY_CLASS)));
        }
    }
    let mut y = row(5) + 46.0;
    let dashed = match (cases.idempotent, cases.by_status) {
        (true, true) => Some("Dashed: at an idempotent endpoint, or by the HTTP status."),
        (true, false) => Some("Dashed: at an idempotent endpoint."),
        (false, true) => Some("Dashed: by the HTTP status."),
        (false, false) => None,
    };
    for note in [Some("At the limit of the retry policy: stop."), dashed].into_iter().flatten() {
        figure.text(OUTCOME[0], y, "s m", note);
        y += 18.0;
    }
    let description = "From each outcome of a response to its retry class and the next action. The page that shows this \
                       figure has the same as text.";
    figure.finish(header, "What to do after a response", description, y - 4.0)
}

/// Draws a box with a name and a smaller line.
fn put(figure: &mut Figure, [left, right]: [f64; 2], y: f64, color: &str, name: &str, line: &str) {
    figure.rect([left, y - BOX / 2.0, right - left, BOX], color);
    let baseline = if line.is_empty() { y + 4.0 } else { y - 4.0 };
    for (y, class, text) in [(baseline, "b", name), (y + 13.0, "s m", line)] {
        if !text.is_empty() {
            figure.text(left + 8.0, y, class, text);
        }
    }
}

/// Returns a row for each outcome: what it means, and the next action.
pub(super) fn table(cases: Cases) -> [[String; 2]; 6] {
    let otherwise = |cases: &[(bool, &str)]| {
        let cases: Vec<&str> = cases.iter().filter(|(applies, _)| *applies).map(|(_, case)| *case).collect();
        match cases.is_empty() {
            true => "as for `unspecified`".to_owned(),
            false => format!("as for its retry class {}, otherwise as for `unspecified`", cases.join(" or ")),
        }
    };
    let idempotent = (cases.idempotent, "at an idempotent endpoint");
    let by_status = (cases.by_status, "by the policy for the HTTP status");
    let actions = [
        "use the payload".to_owned(),
        "as for `poll`".to_owned(),
        "as for the retry class of the code".to_owned(),
        format!("check which endpoint was called; {}", otherwise(&[idempotent])),
        format!("keep the reason and the excerpt; {}", otherwise(&[idempotent, by_status])),
        format!("keep the text of the code; {}", otherwise(&[])),
    ];
    let mut actions = actions.into_iter();
    OUTCOMES.map(|[outcome, explanation]| {
        let action = actions.next().unwrap_or_default();
        [format!("{outcome}: {explanation}"), action]
    })
}
