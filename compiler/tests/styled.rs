//! Diagnostics with colors, as the commands print them in a terminal.

#[test]
fn parts_of_a_diagnostic_have_colors() {
    let text = "catalog: demo\ntitle: Demo\nresponses: {text: {}, text: {}}\nretry_policies: {}\nendpoints: {}\n";
    let checked = errbook_compiler::check(text);
    let problem = checked.errors().find(|problem| problem.related.is_some()).expect("a key is there twice");
    let plain = problem.render("demo.yaml", text);
    let styled = problem.render_styled("demo.yaml", text);
    let shown = styled.replace("\u{1b}[1m", "<b>").replace("\u{1b}[91m", "<red>").replace("\u{1b}[94m", "<blue>");
    let shown = shown.replace("\u{1b}[96m", "<cyan>").replace("\u{1b}[0m", "</>");
    let expected = "\
<b>demo.yaml:3:23:</> <b><red>duplicate key `text`</>
<b><blue>  |</>
<b><blue>3 |</> responses: {text: {}, text: {}}
<b><blue>  |</>             <b><blue>----</>      <b><red>^^^^</>
<b><blue>  |</>             <b><blue>|</>
<b><blue>  |</>             <b><blue>first here</>
<b><cyan>help:</> keep one of the two";
    assert_eq!(shown, expected);
    let mut unstyled = styled;
    for escape in ["\u{1b}[1m", "\u{1b}[91m", "\u{1b}[94m", "\u{1b}[96m", "\u{1b}[0m"] {
        unstyled = unstyled.replace(escape, "");
    }
    assert_eq!(unstyled, plain);
}
