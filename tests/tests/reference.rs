//! Every code knows the address of its section in the published reference, and the section is there.

use std::path::Path;

use captchaai_errors::{ApiError, ResultError, SubmitError};

const PUBLISHED: &str = "https://github.com/errbook/errbook/blob/main/";

/// The target of the address, in the repository.
fn section_is_there<E: ApiError>() {
    for error in E::ALL {
        let address = error.docs_url().expect("the reference is published");
        let (page, anchor) = address.strip_prefix(PUBLISHED).and_then(|rest| rest.split_once('#')).expect(address);
        let text = std::fs::read_to_string(Path::new("..").join(page)).expect(address);
        let heading = text.lines().find(|line| line.contains(&format!("<a id=\"{anchor}\"></a>"))).expect(address);
        assert!(heading.starts_with('#') && heading.contains(&format!("`{error}`")), "{address}: {heading}");
    }
}

#[test]
fn the_address_of_a_code_is_that_of_its_section() {
    section_is_there::<SubmitError>();
    section_is_there::<ResultError>();
}

#[test]
fn where_nothing_is_published_there_is_no_address() {
    let catalogue = "catalog: demo\ntitle: Demo\nresponses: {text: {}}\nretry_policies: {change: {class: after_fix}}\nendpoints:\n  \
        call: {path: /call, title: The call, errors: {BAD: {title: Bad, meaning: It is bad., fix: Mend it., retry: change}}}\n";
    let docs = |text: &str| {
        let checked = errbook_compiler::check(text);
        let catalog = checked.catalog.filter(|_| checked.diagnostics.is_empty()).expect("the catalogue is sound");
        errbook_compiler::with_table(&catalog, |table| {
            let entry = table.endpoints.iter().flat_map(|endpoint| endpoint.entries).next().expect("an entry");
            entry.docs_url.map(str::to_owned)
        })
    };
    assert_eq!(docs(catalogue), None);
    // A slash at the end of the base is not doubled.
    for base in ["https://example.com/docs", "https://example.com/docs/"] {
        let published = format!("{catalogue}docs: \"{base}\"\n");
        assert_eq!(docs(&published).as_deref(), Some("https://example.com/docs/call.md#bad"));
    }
}
