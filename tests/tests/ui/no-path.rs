renamed::catalog!(errors);

fn main() {}
