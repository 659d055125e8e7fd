renamed::catalog!(errors);

mod nothing {
    renamed::catalog!();
}

mod empty {
    renamed::catalog!("");
}

mod with_an_escape {
    renamed::catalog!("data\\errors.yaml");
}

mod with_another_escape {
    renamed::catalog!("f\u{e4}hler.yaml");
}

mod with_a_backslash {
    renamed::catalog!(r"data\errors.yaml");
}

mod with_a_line_break {
    renamed::catalog!(r"errors
.yaml");
}

mod in_brackets {
    renamed::catalog!(["errors.yaml"]);
}

mod bytes {
    renamed::catalog!(b"errors.yaml");
    renamed::catalog!(br#"errors.yaml"#);
}

mod c_string {
    renamed::catalog!(c"errors.yaml");
}

mod other_literals {
    renamed::catalog!(7);
    renamed::catalog!('e');
    renamed::catalog!(b'e');
}

mod two {
    renamed::catalog!("errors.yaml", "others.yaml");
}

mod joined {
    renamed::catalog!(concat!("errors", ".yaml"));
}

mod generated {
    renamed::catalog!(concat!(env!("OUT_DIR"), "/errors.yaml"));
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
