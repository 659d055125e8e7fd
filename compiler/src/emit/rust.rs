//! The model as Rust: enums with their documentation, one table, and one macro call per enum for its impls.

use errbook_core::table::Catalog as Table;

use crate::lists;
use crate::model::Catalog;
use crate::table::with_table;

mod enums;
mod literal;
mod pool;
mod responses;
mod table;
mod values;
mod writer;

use writer::put;

/// The Rust code of a catalog, in two parts.
#[derive(Clone, PartialEq, Debug)]
pub struct Expansion {
    /// The enums, which only use paths of `::core`.
    pub enums: String,
    /// The table and the impls, which use paths of a crate `errbook`.
    ///
    /// They belong in a scope in which that name is an alias of the crate, so that a renamed dependency works.
    pub impls: String,
}

impl Expansion {
    /// The private module with both parts.
    ///
    /// It is the only name that two catalogs in one module define twice, so that rustc reports one error, with this name.
    pub const MODULE: &str = "put_each_catalog_in_a_module";

    /// Returns the text before the braces of the module.
    #[must_use]
    pub fn module() -> String {
        format!("/// The enums of the catalog, which are public where `catalog!` is called.\nmod {}", Self::MODULE)
    }

    /// Returns the item behind the module, which exports the enums.
    #[must_use]
    pub fn export() -> String {
        // Without `self::`, the call can be in a function, such as that of a doctest. The names themselves would clash.
        format!("#[doc(inline)]\n#[allow(unused_imports)]\npub use {}::*;\n", Self::MODULE)
    }

    /// Returns both parts as one source file for a crate in which `krate` is the path of `errbook`: `::errbook`.
    #[must_use]
    pub fn source(&self, krate: &str) -> String {
        let (Expansion { enums, impls }, module, export) = (self, Self::module(), Self::export());
        format!("{module} {{\n{enums}const _: () = {{\nuse {krate} as errbook;\n{impls}}};\n}}\n{export}")
    }
}

/// Compiles a checked catalog to Rust.
#[must_use]
pub fn rust(catalog: &Catalog) -> Expansion {
    with_table(catalog, |table| expand(catalog, table))
}

/// Compiles a catalog to Rust, given its table.
pub(crate) fn expand(catalog: &Catalog, table: &Table<'_>) -> Expansion {
    let (mut enums, mut impls) = (String::new(), String::new());
    if !catalog.codes.is_empty() {
        enums::write(&mut enums, catalog, table);
        table::write(&mut impls, table);
        let idents = lists::map(&catalog.codes, |code| code.ident.as_str());
        list(&mut impls, "__impl_code!(Code, CATALOG", &idents);
        for (index, endpoint) in catalog.endpoints.iter().enumerate() {
            if !endpoint.entries.is_empty() {
                let head = format!("__impl_error!({}, Code, CATALOG, {index}", endpoint.ident);
                let idents = lists::map(&endpoint.entries, |entry| catalog.code(entry).ident.as_str());
                list(&mut impls, &head, &idents);
            }
        }
    }
    Expansion { enums, impls }
}

/// Writes a macro call whose last argument is the list of variants.
fn list(out: &mut String, head: &str, idents: &[&str]) {
    put(out, format_args!("errbook::{head}, [{}]);\n", idents.join(", ")));
}
