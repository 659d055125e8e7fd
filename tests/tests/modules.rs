//! Modules of a crate depend on each other in one direction: no cycles, as `arrows.rs` enforces between crates.
//!
//! A module depends on the modules that define the items it uses; `pub use` only re-exports and does not count.
#![allow(clippy::unwrap_used, reason = "a test that cannot read the sources has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::{Visit, visit_item_mod};
use syn::{Item, ItemMacro, ItemMod, ItemUse, Macro, UseTree, Visibility};

/// The path of a module from the root of its crate, which is empty for the root itself.
type Module = Vec<String>;

/// The declarations of a module, and the paths in its code.
#[derive(Default)]
struct Source {
    children: BTreeSet<String>,
    /// The path of each name that `pub use` passes on.
    reexports: BTreeMap<String, Vec<String>>,
    /// The paths of private imports, by the name that each brings into scope.
    imports: BTreeMap<String, Vec<String>>,
    /// Every path in the code.
    paths: Vec<Vec<String>>,
}

impl Source {
    fn add_use(&mut self, tree: &UseTree, prefix: &[String], public: bool) {
        let with = |name: String| prefix.iter().cloned().chain([name]).collect::<Vec<_>>();
        match tree {
            UseTree::Path(path) => self.add_use(&path.tree, &with(path.ident.to_string()), public),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_use(tree, prefix, public)),
            UseTree::Name(name) if name.ident == "self" => self.import(prefix.last().cloned(), prefix.to_vec(), public),
            UseTree::Name(name) => self.import(Some(name.ident.to_string()), with(name.ident.to_string()), public),
            UseTree::Rename(rename) if rename.ident == "self" => {
                self.import(Some(rename.rename.to_string()), prefix.to_vec(), public);
            }
            UseTree::Rename(rename) => {
                self.import(Some(rename.rename.to_string()), with(rename.ident.to_string()), public);
            }
            UseTree::Glob(_) => self.import(None, prefix.to_vec(), public),
        }
    }

    fn import(&mut self, name: Option<String>, path: Vec<String>, public: bool) {
        if public {
            self.reexports.extend(name.map(|name| (name, path)));
        } else {
            self.paths.push(path.clone());
            self.imports.extend(name.map(|name| (name, path)));
        }
    }

    /// Collects the paths in the tokens of a macro, which syn does not parse.
    fn add_tokens(&mut self, tokens: &str) {
        for start in ["crate", "self", "super"] {
            let pattern = format!("{start} ::");
            for (index, _) in tokens.match_indices(&pattern) {
                let path = tokens[index..].split(" :: ").map(|part| part.split_whitespace().next().unwrap_or_default());
                let path =
                    path.map(str::to_owned).take_while(|part| part.chars().all(|c| c.is_alphanumeric() || c == '_'));
                self.paths.push(path.collect());
            }
        }
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        let test = module.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && attribute.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
        });
        if module.content.is_none() {
            self.children.insert(module.ident.to_string());
        } else if !test {
            visit_item_mod(self, module);
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.add_use(&item.tree, &[], !matches!(item.vis, Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.paths.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_item_macro(&mut self, _: &'ast ItemMacro) {
        // The body of `macro_rules!` is expanded in other crates.
    }

    fn visit_macro(&mut self, invocation: &'ast Macro) {
        self.add_tokens(&invocation.tokens.to_string());
    }
}

/// Reads a module and everything below it.
fn read(file: &Path, folder: &Path, module: &Module, crate_modules: &mut BTreeMap<Module, Source>) {
    let syntax = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
    let mut source = Source::default();
    syntax.items.iter().for_each(|item: &Item| source.visit_item(item));
    for child in &source.children {
        let path: Module = module.iter().cloned().chain([child.clone()]).collect();
        read(&folder.join(format!("{child}.rs")), &folder.join(child), &path, crate_modules);
    }
    crate_modules.insert(module.clone(), source);
}

/// Returns the module that defines what `path` names in `module`; none if that is outside the crate.
fn definition(modules: &BTreeMap<Module, Source>, module: &Module, path: &[String], depth: usize) -> Option<Module> {
    if depth == 0 {
        return None;
    }
    let (first, mut rest) = path.split_first()?;
    let mut current = match first.as_str() {
        "crate" => Module::new(),
        "self" => module.clone(),
        "super" => module.split_last()?.1.to_vec(),
        name if modules[module].children.contains(name) => [module.as_slice(), &[name.to_owned()]].concat(),
        name => {
            let known = modules[module].imports.get(name).or_else(|| modules[module].reexports.get(name))?;
            let path: Vec<String> = known.iter().chain(rest).cloned().collect();
            // An import of an external crate names itself.
            return if known.first() == Some(first) { None } else { definition(modules, module, &path, depth - 1) };
        }
    };
    while let Some((name, tail)) = rest.split_first() {
        let source = &modules[&current];
        if name == "super" {
            current.pop()?;
        } else if source.children.contains(name) {
            current.push(name.clone());
        } else if let Some(target) = source.reexports.get(name) {
            let path: Vec<String> = target.iter().chain(tail).cloned().collect();
            return definition(modules, &current, &path, depth - 1).or(Some(current));
        } else {
            break;
        }
        rest = tail;
    }
    Some(current)
}

/// The modules that each module depends on.
type Dependencies = BTreeMap<Module, BTreeSet<Module>>;

/// Follows the dependencies of `module`; returns `true` once `open` is a cycle, from its first module to the same one.
fn visit(module: &Module, dependencies: &Dependencies, open: &mut Vec<Module>, done: &mut BTreeSet<Module>) -> bool {
    if let Some(start) = open.iter().position(|other| other == module) {
        open.drain(..start);
        open.push(module.clone());
        return true;
    }
    if !done.insert(module.clone()) {
        return false;
    }
    open.push(module.clone());
    let found = dependencies[module].iter().any(|target| visit(target, dependencies, open, done));
    if !found {
        open.pop();
    }
    found
}

/// Returns the cycles of a crate's modules as text. Each is reported once; its last dependency is then ignored.
fn cycles(root: &Path) -> Vec<String> {
    let mut modules = BTreeMap::new();
    read(root, root.parent().unwrap(), &Module::new(), &mut modules);
    let targets = |module: &Module, source: &Source| {
        let targets = source.paths.iter().filter_map(|path| definition(&modules, module, path, 8));
        targets.filter(|target| target != module).collect()
    };
    let mut dependencies: Dependencies =
        modules.iter().map(|(module, source)| (module.clone(), targets(module, source))).collect();
    let mut cycles = Vec::new();
    loop {
        let (mut open, mut done) = (Vec::new(), BTreeSet::new());
        if !modules.keys().any(|module| visit(module, &dependencies, &mut open, &mut done)) {
            return cycles;
        }
        if let [.., from, to] = open.as_slice() {
            dependencies.get_mut(from).unwrap().remove(to);
        }
        let name = |module: &Module| if module.is_empty() { "crate".to_owned() } else { module.join("::") };
        cycles.push(open.iter().map(name).collect::<Vec<_>>().join(" -> "));
    }
}

#[test]
fn modules_have_no_cycles() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let packages = ["core", "compiler", "macros", "errbook", "catalog", "mock", "cli", "invariants"];
    let found: Vec<_> = packages
        .iter()
        .flat_map(|package| {
            cycles(&workspace.join(package).join("src/lib.rs")).into_iter().map(move |cycle| (package, cycle))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn cycle_through_imports_paths_and_macros_is_found() {
    for (name, one, other) in [
        ("imports", "use crate::other::B; pub struct A(B);", "use super::one::A; pub struct B(Box<A>);"),
        ("paths", "pub fn a() { crate::other::b() }", "pub fn b() { super::one::a() }"),
        ("macros", "pub fn a() { vec![crate::other::b()]; }", "use crate::a; pub fn b() { a() }"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("lib.rs");
        fs::write(&root, "mod one; mod other; pub use one::a;").unwrap();
        fs::write(folder.path().join("one.rs"), one).unwrap();
        fs::write(folder.path().join("other.rs"), "pub fn b() {}").unwrap();
        assert_eq!(cycles(&root), Vec::<String>::new(), "{name}");
        fs::write(folder.path().join("other.rs"), other).unwrap();
        assert_eq!(cycles(&root), ["one -> other -> one"], "{name}");
    }
}
