renamed::catalog!("../errors.yaml");

fn main() {}
