//! A time axis: linear if the shortest row remains readable, or else logarithmic from zero.

use super::figure::px;

/// The minimum distance of two labels.
const LABEL: f64 = 46.0;

/// The maximum number of steps of a linear axis.
const MAX_STEPS: f64 = 6.0;

/// Durations that are labels, in seconds; longer ones are days in powers of ten.
const STEPS: [f64; 23] = [
    0.001, 0.01, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0,
    7_200.0, 10_800.0, 21_600.0, 43_200.0, 86_400.0,
];

/// The units of labels with their length in seconds.
const UNITS: [(f64, &str); 5] = [(86_400.0, "d"), (3_600.0, "h"), (60.0, "min"), (1.0, "s"), (0.001, "ms")];

/// An axis from zero to a duration.
pub(super) struct Axis {
    left: f64,
    width: f64,
    longest: f64,
    /// The duration around which a logarithmic axis changes from linear; `None` for a linear axis.
    unit: Option<f64>,
}

impl Axis {
    /// Creates an axis for rows with these durations and shortest delays in seconds; `None` if no row takes any time.
    pub(super) fn new([left, right]: [f64; 2], rows: impl Iterator<Item = (f64, f64)>) -> Option<Axis> {
        let rows: Vec<(f64, f64)> = rows.filter(|(total, _)| *total > 0.0).collect();
        let longest = rows.iter().map(|(total, _)| *total).reduce(f64::max)?;
        let shortest = rows.iter().map(|(total, _)| *total).reduce(f64::min)?;
        let delay = rows.iter().map(|(_, delay)| *delay).filter(|delay| *delay > 0.0).reduce(f64::min)?;
        let unit = (longest > 10.0 * shortest).then_some(delay);
        Some(Axis { left, width: right - left, longest, unit })
    }

    /// Returns the position of a duration in seconds.
    pub(super) fn x(&self, seconds: f64) -> f64 {
        let share = match self.unit {
            Some(unit) => (seconds / unit).ln_1p() / (self.longest / unit).ln_1p(),
            None => seconds / self.longest,
        };
        self.left + self.width * share.clamp(0.0, 1.0)
    }

    /// Returns the labels with their positions; zero is the first one.
    pub(super) fn labels(&self) -> Vec<(f64, String)> {
        let step = steps().find(|step| self.longest / step <= MAX_STEPS).filter(|_| self.unit.is_none());
        let Some(step) = step else { return self.logarithmic() };
        let unit = UNITS.into_iter().find(|(unit, _)| step >= *unit).unwrap_or((1.0, "s"));
        let label = |seconds: f64| (self.x(seconds), of_unit(seconds, unit));
        (0..=MAX_STEPS as u32).map(|n| f64::from(n) * step).filter(|at| *at <= self.longest).map(label).collect()
    }

    fn logarithmic(&self) -> Vec<(f64, String)> {
        let mut labels = vec![(self.left, "0".to_owned())];
        let mut last = self.left;
        for seconds in steps().take_while(|step| *step <= self.longest) {
            let x = self.x(seconds);
            if x >= last + LABEL && x <= self.left + self.width {
                let unit = UNITS.into_iter().find(|(unit, _)| seconds >= *unit).unwrap_or((1.0, "s"));
                labels.push((x, of_unit(seconds, unit)));
                last = x;
            }
        }
        labels
    }
}

fn steps() -> impl Iterator<Item = f64> {
    let days = (1..=20).map(|power| 86_400.0 * 10_f64.powi(power));
    STEPS.into_iter().chain(days)
}

fn of_unit(seconds: f64, (unit, name): (f64, &str)) -> String {
    if seconds == 0.0 { "0".to_owned() } else { format!("{} {name}", px(seconds / unit)) }
}

/// Returns a duration in its two largest units: `1 min 55 s`.
pub(super) fn span(seconds: f64) -> String {
    let Some(at) = UNITS.iter().position(|(unit, _)| seconds >= *unit) else { return "0 s".to_owned() };
    let mut left = seconds;
    let mut parts = Vec::new();
    for (unit, name) in UNITS.into_iter().skip(at).take(2) {
        // A duration is a whole number of milliseconds, which binary fractions only approximate.
        let count = (left / unit + 1e-6).floor();
        left -= count * unit;
        if count > 0.0 {
            parts.push(format!("{count} {name}"));
        }
    }
    parts.join(" ")
}
