//! The codes of a catalog with their variants and aliases.

use crate::diagnostic::{Diagnostics, Span};
use crate::ident;
use crate::model::{Alias, Code};
use crate::names::{NameMap, Names};
use crate::yaml::{MapKey, Node};

/// An entry whose texts are not lowered yet, because a text can name any code: the code, the entry, and the row of the code.
pub(super) type EntryDraft<'n> = (&'n MapKey, &'n Node, usize);

/// The row of each alias, and its span.
pub(super) type Aliases<'n> = NameMap<'n, (usize, Span)>;

/// All codes with their variants.
pub(super) struct Codes<'n> {
    strip_prefix: Option<&'n str>,
    pub(super) list: Vec<Code>,
    /// The number of a code is its row.
    pub(super) rows: Names<'n>,
    /// The span that decides the name of each variant; the number of a variant is the row of its code.
    idents: NameMap<'n, Span>,
}

impl<'n> Codes<'n> {
    pub(super) fn new(strip_prefix: Option<&'n str>) -> Self {
        Self { strip_prefix, list: Vec::new(), rows: Names::default(), idents: NameMap::default() }
    }

    /// Returns the row of a code, which is added at its first appearance.
    pub(super) fn row(&mut self, code: &'n MapKey, entry: &Node, diagnostics: &mut Diagnostics) -> Option<usize> {
        let chosen = entry.get("ident").and_then(|node| Some((node.as_str()?.to_owned(), node.span)));
        let chosen = chosen.filter(|(ident, _)| ident::is_variant(ident));
        if let Some(row) = self.rows.get(&code.text) {
            if let (Some((ident, span)), Some(known)) = (chosen, self.list.get(row))
                && ident != known.ident
            {
                let mut problem =
                    diagnostics.error(span, format!("`{}` already has the variant `{}`", code.text, known.ident));
                problem = problem.help("a code has one variant: use `ident` in its first entry only");
                if let Some(first) = self.idents.get(&known.ident) {
                    problem.related(*first, "first here");
                }
            }
            return Some(row);
        }
        let Some((ident, span)) = chosen.or_else(|| Some((ident::variant(&code.text, self.strip_prefix)?, code.span)))
        else {
            if !code.is_reported {
                diagnostics
                    .error(code.span, format!("cannot derive a Rust variant from `{}`", code.text))
                    .help("add `ident: SomeName`");
            }
            return None;
        };
        if let (Some(other), Some(first)) = (self.idents.names().get(&ident), self.idents.get(&ident)) {
            let other = &self.list.get(other)?.code;
            diagnostics
                .error(span, format!("`{other}` and `{}` have the same variant `{ident}`", code.text))
                .help("add `ident: SomeName` to one of them")
                .related(*first, "first here");
            return None;
        }
        self.rows.add(&code.text);
        self.idents.or_insert(ident.clone(), span);
        self.list.push(Code { code: code.text.clone(), ident, aliases: Vec::new() });
        Some(self.list.len() - 1)
    }

    /// Adds the aliases of entries to those `seen`; an alias is neither a code nor an alias of another code.
    pub(super) fn add_aliases(
        &mut self,
        entries: &[EntryDraft<'n>],
        seen: &mut Aliases<'n>,
        diagnostics: &mut Diagnostics,
    ) {
        for (code, entry, row) in entries {
            for (alias, why) in entry.pairs_of("aliases") {
                if self.rows.get(&alias.text).is_some() {
                    diagnostics
                        .error(alias.span, format!("alias `{}` is also a code", alias.text))
                        .help("remove the alias or the entry");
                    continue;
                }
                if let Some((other, first)) = seen.get(&alias.text) {
                    if other != row {
                        diagnostics
                            .error(
                                alias.span,
                                format!("alias `{}` of `{}` is also an alias of another code", alias.text, code.text),
                            )
                            .help("an alias belongs to one code")
                            .related(*first, "first here");
                    }
                    continue;
                }
                seen.or_insert(&alias.text, (*row, alias.span));
                if let (Some(code), Some(why)) = (self.list.get_mut(*row), why.text()) {
                    code.aliases.push(Alias { name: alias.text.clone(), why, span: alias.span });
                }
            }
        }
    }
}
