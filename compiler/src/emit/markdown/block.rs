//! A Markdown document that is built from blocks, with correct blank lines and tables.

use std::mem;

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
        self.rows(&Rows::table(head, rows));
    }

    /// Adds a table or a list, and the paragraph before it.
    pub(super) fn rows(&mut self, rows: &Rows) {
        if !rows.lines.is_empty() {
            self.paragraph(&rows.before);
            self.paragraph(&format!("{}{}", rows.head, rows.lines.join("\n")));
        }
    }

    /// Adds a block of code, which must not contain back-ticks.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        self.paragraph(&format!("```{language}\n{}\n```", text.trim_end()));
    }

    /// Returns the text, which ends with one line break.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// The rows of a table or the items of a list, which can continue on further pages.
#[derive(Default)]
pub(super) struct Rows {
    /// The paragraph before them.
    before: String,
    /// The head of a table, with its line breaks.
    head: String,
    lines: Vec<String>,
}

impl Rows {
    /// Creates a list.
    pub(super) fn list(items: impl IntoIterator<Item = String>) -> Self {
        Rows { lines: items.into_iter().map(|item| format!("- {item}")).collect(), ..Rows::default() }
    }

    /// Creates a table without the columns that are empty in every row.
    pub(super) fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Self {
        let rows: Vec<[String; N]> = rows.into_iter().collect();
        let mut used = [false; N];
        for row in &rows {
            for (used, cell) in used.iter_mut().zip(row) {
                *used |= !cell.is_empty();
            }
        }
        if !used.contains(&true) {
            return Rows::default();
        }
        let head = format!("{}\n{}\n", line(head, used), line(["---"; N], used));
        Rows {
            head,
            lines: rows.iter().map(|row| line(row.each_ref().map(String::as_str), used)).collect(),
            ..Rows::default()
        }
    }

    /// Adds a paragraph before the rows.
    pub(super) fn after(self, before: String) -> Self {
        Rows { before, ..self }
    }

    /// Returns the number of rows.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Returns the size in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.lines.iter().map(|line| line.len() + 1).sum()
    }

    /// Returns the rows in parts of at most this size, if each row is smaller.
    pub(super) fn split(blocks: Vec<Self>, max_bytes: usize) -> Vec<Vec<Self>> {
        let (mut parts, mut part, mut bytes) = (Vec::new(), Vec::new(), 0);
        for mut block in blocks {
            let frame = block.before.len() + block.head.len();
            bytes += frame;
            for line in mem::take(&mut block.lines) {
                if bytes + line.len() >= max_bytes && bytes > frame {
                    let Rows { before, head, lines } = &mut block;
                    part.push(Rows { before: before.clone(), head: head.clone(), lines: mem::take(lines) });
                    parts.push(mem::take(&mut part));
                    bytes = frame;
                }
                bytes += line.len() + 1;
                block.lines.push(line);
            }
            part.push(block);
        }
        parts.push(part);
        parts
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
