//! A markdown text, block by block: what keeps blank lines and tables in order.

/// A markdown text that grows by whole blocks, with one blank line between two of them.
///
/// What it is given is markdown already; an empty block leaves no trace.
#[derive(Default)]
pub(super) struct Document {
    text: String,
}

impl Document {
    /// A document whose first line is a comment.
    pub(super) fn with_header(header: &str) -> Self {
        let mut document = Document::default();
        document.paragraph(header);
        document
    }

    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.paragraph(&items.join("\n"));
    }

    pub(super) fn numbered(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = (1..).zip(items).map(|(number, item)| format!("{number}. {item}")).collect();
        self.paragraph(&items.join("\n"));
    }

    /// A table without the columns that are empty in every row.
    pub(super) fn table<const N: usize>(&mut self, head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) {
        let rows: Vec<[String; N]> = rows.into_iter().collect();
        let mut used = [false; N];
        for row in &rows {
            for (used, cell) in used.iter_mut().zip(row) {
                *used |= !cell.is_empty();
            }
        }
        if used.contains(&true) {
            let mut lines = vec![line(head, used), line(["---"; N], used)];
            lines.extend(rows.iter().map(|row| line(row.each_ref().map(String::as_str), used)));
            self.paragraph(&lines.join("\n"));
        }
    }

    /// A block of code that holds no back-ticks.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        self.paragraph(&format!("```{language}\n{}\n```", text.trim_end()));
    }

    /// The text, which ends with one line break.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

fn line<const N: usize>(cells: [&str; N], used: [bool; N]) -> String {
    let mut line = "|".to_owned();
    for (cell, _) in cells.into_iter().zip(used).filter(|(_, used)| *used) {
        if !cell.is_empty() {
            line.push(' ');
            line.push_str(cell);
        }
        line.push_str(" |");
    }
    line
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn enumerate(items: &[String]) -> String {
    match items {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => items.concat(),
    }
}
