//! The figure of retry policies and polling profiles: a row for each, with its attempts on a time axis.

use errbook_core::{RetryClass, RetryPolicy};

use super::axis::{Axis, span};
use super::figure::{Figure, WIDTH, px};
use crate::model::Catalog;
use crate::phrase::counted;

/// The maximum number of rows; the tables have all of them.
const MAX_ROWS: usize = 40;

/// The maximum number of attempts of a row that are marked; the last one always is.
const MAX_MARKS: usize = 60;

/// The number of characters of a name that fit beside the number of attempts.
const MAX_NAME: usize = 28;

/// The number of delays after which all others are the same: doubled delays have at most 62 bits.
const GROWING: usize = 64;

const LEFT: f64 = 20.0;
const RIGHT: f64 = WIDTH - 20.0;
const ROW: f64 = 38.0;

/// A row: the attempts of a policy or a profile.
struct Row<'c> {
    name: &'c str,
    class: RetryClass,
    attempts: u32,
    /// The times of the first attempts, in seconds.
    times: Vec<f64>,
    /// The time of the last attempt.
    total: f64,
}

impl<'c> Row<'c> {
    /// Creates the row of a policy, whose first attempt is at zero; `None` if it repeats nothing.
    fn of_policy(name: &'c str, retry: RetryPolicy) -> Option<Row<'c>> {
        let attempts = retry.max_attempts()?;
        let mut delays = retry.delays();
        let mut times = vec![0.0];
        let (mut total, mut last) = (0.0, 0.0);
        for delay in delays.by_ref().take(GROWING) {
            last = delay.as_secs_f64();
            total += last;
            times.push(total);
        }
        total += last * delays.len() as f64;
        Some(Row { name, class: retry.class(), attempts, times, total })
    }

    /// Creates the row of a profile, whose first attempt follows the submission.
    fn of_profile(name: &'c str, retry: RetryPolicy) -> Option<Row<'c>> {
        let RetryPolicy::Poll { initial_delay, interval, max_attempts } = retry else { return None };
        let same = RetryPolicy::Poll { initial_delay: interval, interval, max_attempts };
        let mut row = Row::of_policy(name, same)?;
        row.times.iter_mut().chain([&mut row.total]).for_each(|time| *time += initial_delay.as_secs_f64());
        Some(row)
    }

    /// Returns the shortest delay.
    fn delay(&self) -> f64 {
        let second = self.times.get(1).zip(self.times.first()).map(|(second, first)| second - first);
        second.into_iter().chain(self.times.first().copied()).filter(|delay| *delay > 0.0).fold(self.total, f64::min)
    }
}

/// Returns the figure, or `None` if nothing in the catalog is repeated after a delay; `header` is its first line.
pub(super) fn write(catalog: &Catalog, header: &str) -> Option<String> {
    let mut profiles = catalog.polling.iter().filter_map(|profile| Row::of_profile(&profile.task_type, profile.retry));
    let mut policies = catalog.policies.iter().filter_map(|policy| Row::of_policy(&policy.name, policy.retry));
    // Half of the rows are for policies.
    let mut first: Vec<Row<'_>> = profiles.by_ref().take(MAX_ROWS / 2).collect();
    let second: Vec<Row<'_>> = policies.by_ref().take(MAX_ROWS - first.len()).collect();
    first.extend(profiles.by_ref().take(MAX_ROWS - first.len() - second.len()));
    let more = profiles.count() + policies.count();
    let axis = Axis::new([LEFT, RIGHT], first.iter().chain(&second).map(|row| (row.total, row.delay())))?;

    let mut figure = Figure::new();
    let groups =
        [("Polling by task type, from the submission", first), ("Retry policies, from the first attempt", second)];
    let mut y = 22.0;
    for (title, rows) in groups.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        figure.text(LEFT - 8.0, y, "b", title);
        y += 20.0;
        let bottom = y + 6.0 + ROW * rows.len() as f64;
        for (x, label) in axis.labels() {
            figure.text(x, y, "s m c", &label);
            figure.path("g", &format!("M{} {}V{}", px(x), px(y + 5.0), px(bottom)));
        }
        for row in &rows {
            draw(&mut figure, &axis, row, y + 6.0);
            y += ROW;
        }
        y += 34.0;
    }
    if more > 0 {
        figure.text(LEFT - 8.0, y, "m", &format!("… and {more} more"));
        y += 26.0;
    }
    let title = "The attempts of each retry policy and task type";
    let description = "A row for each policy and task type, with a mark for each attempt on a time axis. The page that \
                       shows this figure lists the delays as text.";
    Some(figure.finish(header, title, description, y - 18.0))
}

/// Draws a row: its name, its numbers, and the marks of its attempts.
fn draw(figure: &mut Figure, axis: &Axis, row: &Row<'_>, y: f64) {
    let is_long = row.name.chars().count() > MAX_NAME;
    let name: String = row.name.chars().take(if is_long { MAX_NAME - 1 } else { MAX_NAME }).collect();
    figure.text(LEFT - 8.0, y + 14.0, "b", &(name + if is_long { "…" } else { "" }));
    let (one, many) = match row.class {
        RetryClass::Poll => ("poll", "polls"),
        RetryClass::Resubmit => ("submission", "submissions"),
        _ => ("attempt", "attempts"),
    };
    let time = if row.total > 0.0 { format!(" in {}", span(row.total)) } else { String::new() };
    figure.text(RIGHT + 8.0, y + 14.0, "s m e", &(counted(row.attempts, one, many) + &time));

    let y = y + 26.0;
    if row.class == RetryClass::Resubmit {
        // It takes no time of its own: its submissions are beside each other.
        let step = 10.0;
        figure.dots(row.class, y, (0..row.attempts.min(MAX_MARKS as u32 / 2)).map(|n| LEFT + step * f64::from(n)));
        return;
    }
    let mut xs: Vec<f64> = Vec::new();
    for x in row.times.iter().take(MAX_MARKS).map(|time| axis.x(*time)) {
        if xs.last().is_none_or(|last| x - last >= 2.0) {
            xs.push(x);
        }
    }
    let (start, marked, end) = (axis.x(0.0), xs.last().copied().unwrap_or(LEFT), axis.x(row.total));
    figure.path("", &format!("M{} {}H{}", px(start), px(y), px(marked)));
    if end > marked {
        figure.path("w", &format!("M{} {}H{}", px(marked), px(y), px(end)));
        xs.push(end);
    }
    figure.dots(row.class, y, xs);
}
