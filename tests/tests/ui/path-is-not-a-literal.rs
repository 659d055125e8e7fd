renamed::catalog!(errors);

mod empty {
    renamed::catalog!("");
}

mod with_an_escape {
    renamed::catalog!("data\\errors.yaml");
}

mod in_brackets {
    renamed::catalog!(["errors.yaml"]);
}

macro_rules! compile {
    ($path:expr) => {
        renamed::catalog!($path);
    };
}

mod sum {
    compile!("errors" + ".yaml");
}

fn main() {}
