//! A Markdown document that is built from blocks, with correct blank lines and tables.

/// A Markdown document that grows by blocks, with one blank line between them.
///
/// Its inputs are Markdown already; an empty block is omitted.
#[derive(Default)]
pub(super) struct Document {
    text: String,
}

impl Document {
    /// Creates a document whose first line is a comment.
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

    /// Adds a table without the columns that are empty in every row.
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

    /// Adds a block of code, which must not contain back-ticks.
    #[allow(dead_code, reason = "examples of responses become blocks")]
    pub(super) fn code(&mut self, language: &str, text: &str) {
        self.paragraph(&format!("```{language}\n{}\n```", text.trim_end()));
    }

    /// Returns the text, which ends with one line break.
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

/// Returns `a`, `a and b`, or `a, b and c`.
pub(super) fn enumerate(items: &[String]) -> String {
    match items {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => items.concat(),
    }
}
