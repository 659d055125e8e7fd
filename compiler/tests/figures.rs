//! The figures of any catalog are bounded, well-formed and free of references, and marks are where attempts are.

mod xml;

use errbook_compiler::model::Catalog;
use errbook_compiler::{check, markdown};
use xml::assert_well_formed;

const ENDPOINT: &str = "  call: {path: /call, title: Call, errors: {bad: {title: Bad, meaning: The request is bad., \
    fix: Correct it., retry: request}}}\n";

/// Returns a catalog with these policies and further keys.
fn catalog(policies: &str, further: &str) -> Catalog {
    let text = format!(
        "catalog: demo\ntitle: Demo\nresponses: {{text: {{}}}}\nretry_policies:\n  request: {{class: after_fix}}\n\
         {policies}{further}endpoints:\n{ENDPOINT}"
    );
    let checked = check(&text);
    let problems: Vec<String> = checked.errors().map(|problem| problem.render("test.yaml", &text)).collect();
    assert_eq!(problems, Vec::<String>::new());
    checked.catalog.expect("a valid catalog has a model")
}

/// Returns a file of the reference.
fn file(catalog: &Catalog, name: &str) -> Option<String> {
    let pages = markdown(catalog, "../a--b.yaml", "errbook docs --catalog a--b.yaml");
    pages.into_iter().find(|page| page.name == name).map(|page| page.text)
}

fn timeline(catalog: &Catalog) -> String {
    let text = file(catalog, "retry.svg").expect("the catalog has a policy that repeats");
    assert_well_formed(&text);
    text
}

/// Returns the positions of the marks of each row.
fn marks(figure: &str) -> Vec<Vec<f64>> {
    let rows = figure.lines().filter(|line| line.starts_with("<path class=\"d\""));
    let marks = |line: &str| {
        let path = line.split_once(" d=\"").expect("a path").1;
        path.split('M').skip(1).map(|mark| mark.split(' ').next()?.parse().ok()).collect::<Option<Vec<f64>>>()
    };
    rows.map(|line| marks(line).expect("marks are numbers")).collect()
}

#[test]
fn marks_are_at_the_times_of_attempts() {
    let policies = "  busy: {class: backoff, initial_delay: 10s, max_delay: 60s, max_attempts: 5}\n  \
        wait: {class: poll, initial_delay: 20s, interval: 10s, max_attempts: 4}\n  \
        again: {class: resubmit, max_attempts: 3}\n";
    let polling = "polling:\n  task: {initial_delay: 20s, interval: 40s, timeout: 130s}\n";
    let figure = timeline(&catalog(policies, polling));
    let x = |seconds: f64| 20.0 + 440.0 * seconds / 130.0;
    let expected = [
        [20.0, 60.0, 100.0].map(x).to_vec(),
        [0.0, 10.0, 30.0, 70.0, 130.0].map(x).to_vec(),
        [0.0, 20.0, 30.0, 40.0].map(x).to_vec(),
        vec![20.0, 30.0, 40.0],
    ];
    let marks = marks(&figure);
    assert_eq!(marks.len(), expected.len(), "{figure}");
    for (actual, expected) in marks.iter().zip(expected) {
        assert_eq!(actual.len(), expected.len(), "{actual:?}");
        assert!(actual.iter().zip(&expected).all(|(one, other)| (one - other).abs() < 0.06), "{actual:?} {expected:?}");
    }
    for text in ["3 polls in 1 min 40 s", "5 attempts in 2 min 10 s", "4 polls in 40 s", "3 submissions"] {
        assert!(figure.contains(&format!(">{text}</text>")), "{text}: {figure}");
    }
    for label in ["30 s", "60 s", "120 s"] {
        assert!(figure.contains(&format!("class=\"s m c\">{label}</text>")), "{label}: {figure}");
    }
}

#[test]
fn wide_range_of_delays_has_a_logarithmic_axis() {
    let policies = "  quick: {class: backoff, initial_delay: 100ms, max_delay: 1s, max_attempts: 4}\n  \
        slow: {class: poll, interval: 12h, max_attempts: 5}\n";
    let figure = timeline(&catalog(policies, ""));
    let marks = marks(&figure);
    let [quick, slow] = &*marks else { panic!("two rows: {figure}") };
    assert!(quick.len() == 4 && slow.len() == 5, "{figure}");
    assert!(quick.is_sorted() && slow.is_sorted(), "{marks:?}");
    for text in ["4 attempts in 700 ms", "5 polls in 2 d"] {
        assert!(figure.contains(&format!(">{text}</text>")), "{text}: {figure}");
    }
    let labels = figure.matches("class=\"s m c\"").count();
    assert!((5..=10).contains(&labels), "{figure}");
}

#[test]
fn figure_of_any_catalog_is_bounded() {
    let policy = |n: u32| {
        let interval = if n.is_multiple_of(2) { "1ms" } else { "999999999h" };
        format!("  p{n}: {{class: poll, interval: {interval}, max_attempts: 1000000}}\n")
    };
    let backoff = "  b: {class: backoff, initial_delay: 1ms, max_delay: 999999999h, max_attempts: 4000000000}\n";
    let none = "  z: {class: backoff, initial_delay: 1s, max_delay: 1s, max_attempts: 2}\n";
    let policies: String = (0..1000).map(policy).collect();
    let polling: String =
        (0..1000).map(|n| format!("  t{n}: {{initial_delay: 1s, interval: 1ms, timeout: 1000h}}\n")).collect();
    let figure = timeline(&catalog(&(policies + backoff + none), &format!("polling:\n{polling}")));
    assert!(figure.len() < 100_000, "{}", figure.len());
    assert!(figure.contains(">… and 1962 more</text>"), "{figure}");
    assert!(figure.contains(">1000000 polls in 16 min 39 s</text>"), "{figure}");
    assert!(!figure.contains("NaN") && !figure.contains("inf"), "{figure}");
    let positions: Vec<f64> = marks(&figure).concat();
    assert!(positions.iter().all(|x| (20.0..=460.0).contains(x)), "{positions:?}");
}

#[test]
fn catalog_without_repetition_has_no_timeline() {
    for policies in ["", "  again: {class: resubmit, max_attempts: 3}\n"] {
        let catalog = catalog(policies, "");
        assert_eq!(file(&catalog, "retry.svg"), None);
        let page = file(&catalog, "retry.md").expect("the page exists");
        assert!(!page.contains("retry.svg") && page.contains("](decision.svg)"), "{page}");
    }
}

#[test]
fn odd_names_are_escaped_and_long_ones_are_cut() {
    let mut catalog = catalog("  busy: {class: poll, interval: 1s, max_attempts: 2}\n", "");
    let long = "\u{e9}".repeat(40);
    for (name, shown) in
        [("<b>&\"'\u{7}]]>--", "&lt;b&gt;&amp;\"'\u{fffd}]]&gt;--"), (&*long, &*format!("{}…", "\u{e9}".repeat(27)))]
    {
        let policy = catalog.policies.iter_mut().find(|policy| policy.retry.is_retryable());
        name.clone_into(&mut policy.expect("the policy exists").name);
        let figure = timeline(&catalog);
        assert!(figure.contains(&format!(">{shown}</text>")), "{figure}");
    }
}

#[test]
fn figures_refer_to_nothing() {
    let catalog = catalog("  busy: {class: poll, interval: 1s, max_attempts: 2}\n", "");
    for name in ["retry.svg", "decision.svg"] {
        let figure = file(&catalog, name).expect("the figure exists");
        assert_well_formed(&figure);
        let figure = figure.replace("http://www.w3.org/2000/svg", "");
        for reference in ["<script", "href", "url(", "@import", "http", "foreignObject", "onload"] {
            assert!(!figure.contains(reference), "{reference} in {figure}");
        }
        assert!(figure.contains("prefers-color-scheme:dark") && figure.contains("<title id="), "{figure}");
    }
}

#[test]
fn decision_names_the_cases_of_the_catalog() {
    let plain = catalog("", "");
    let mut idempotent = plain.clone();
    idempotent.endpoints.iter_mut().for_each(|endpoint| endpoint.is_idempotent = true);
    for (catalog, is_dashed) in [(plain, false), (idempotent, true)] {
        let figure = file(&catalog, "decision.svg").expect("the figure exists");
        assert_eq!(figure.contains("<path class=\"w\""), is_dashed, "{figure}");
        assert_eq!(figure.contains("Dashed: at an idempotent endpoint."), is_dashed, "{figure}");
        let page = file(&catalog, "retry.md").expect("the page exists");
        assert_eq!(page.contains("at an idempotent endpoint"), is_dashed, "{page}");
    }
}
