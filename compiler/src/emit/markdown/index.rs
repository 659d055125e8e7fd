//! The index: an introduction, links to answers, all codes, the response formats, limits, guidelines and decisions.

use super::block::{Document, Rows};
use super::entry::limit;
use super::group::Group;
use super::link::{INDEX, Within};
use super::pages::Pages;
use super::{answers, codes, counts, responses};
use crate::emit::escape::paragraph;
use crate::model::Catalog;
use crate::phrase;

/// Writes the index.
pub(super) fn write(document: &mut Document, pages: &mut Pages<'_>, catalog: &Catalog, groups: &[Group<'_>]) {
    let links = pages.places.links_on(INDEX);
    document.heading(1, &paragraph(&catalog.title));
    if let Some(description) = &catalog.description {
        document.paragraph(&paragraph(description));
    }
    if let Some(source) = &catalog.source {
        document.paragraph(&format!(
            "Source: {}, accessed on {}.",
            paragraph(&source.url),
            paragraph(&source.accessed)
        ));
    }
    if !catalog.sources.is_empty() {
        document.paragraph("Further sources, for facts that the source page does not state:");
        document.list(catalog.sources.iter().map(|source| format!("{}.", paragraph(&phrase::source(source)))));
    }
    document.list(catalog.extensions.iter().map(|extension| paragraph(&phrase::extension(extension))));
    counts::write(document, pages, groups);
    answers::write(document, catalog, &links);
    codes::write(document, pages, catalog, groups);
    codes::aliases(document, pages, catalog);
    responses::write(document, catalog, &links);
    limits(document, pages, groups);
    if !catalog.secrets.is_empty() {
        let secrets: Vec<String> = catalog.secrets.iter().map(|name| Within::Paragraph.code(name)).collect();
        document.paragraph(&format!("Logs never show the values of these parameters: {}.", secrets.join(", ")));
    }
    if !catalog.public.is_empty() {
        let public: Vec<String> = catalog.public.iter().map(|name| Within::Paragraph.code(name)).collect();
        let url = "of a URL without user and password, query and fragment";
        document.paragraph(&format!("Logs show the values of these parameters, {url}: {}.", public.join(", ")));
    }
    let guidelines = Rows::list(catalog.guidelines.iter().map(|guideline| paragraph(guideline)));
    pages.section(document, "guidelines", ["Guidelines", ""], vec![guidelines]);
    let decisions = Rows::list(catalog.decisions.iter().map(|open| {
        let (question, decision, reason) =
            (paragraph(&open.question), paragraph(&open.decision), paragraph(&open.reason));
        format!("**{question}** {decision} **Reason:** {reason}")
    }));
    let about = "The source leaves these questions open. The decisions are those of the catalog, not of the vendor.";
    pages.section(document, "decisions", ["Decisions", about], vec![decisions]);
    document.paragraph(&format!("<!-- Catalog hash: {}. -->", catalog.hash));
}

/// Writes the limits, with the codes that a violation gives.
fn limits(document: &mut Document, pages: &mut Pages<'_>, groups: &[Group<'_>]) {
    let links = pages.places.links_on(INDEX);
    let mut rows = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        for section in &group.sections {
            let codes: Vec<String> =
                section.entries().map(|entry| links.code(entry.code, index, Within::Cell)).collect();
            let codes = codes.join(", ");
            let checks = &section.first.texts.checks;
            rows.extend(checks.iter().map(|check| [limit(check, Within::Cell), links.group(index), codes.clone()]));
        }
    }
    let about =
        "These limits can be checked before the call, for each parameter that it needs; a violation gives the code:";
    pages.section(document, "limits", ["Limits", about], vec![Rows::table(["limit", "endpoint", "code"], rows)]);
}
