renamed::catalog!("no-such-file.yaml");

fn main() {}
