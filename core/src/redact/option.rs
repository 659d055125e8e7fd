//! Secrets behind options of commands: `--password ...`, `-u user:...`.

use super::name;
use super::prefix::has_secret;
use super::spoken::{SENTENCE, Value, behind_spaces};
use super::symbol::Coding;
use crate::bytes::{all, find, is_in, leading, leading_of, position_of};

/// The options whose value is `user:password`.
const USER_OPTIONS: &[&[u8]] = &[b"-u", b"-U", b"--user", b"--proxy-user"];

/// The beginnings of options that have no value.
const SWITCHES: &[&[u8]] = &[b"--ask-", b"--no-", b"--skip-"];

/// The commands with a password in the option `-p`.
const PASSWORD_COMMANDS: &[&[u8]] = &[b"mysql", b"mariadb", b"sshpass"];

/// Returns the secret behind an option, if no separator follows it.
pub(super) fn of_option(bytes: &[u8], at: usize, run: &[u8], secrets: &[&str]) -> Option<(usize, usize)> {
    if has_secret(run) {
        return None;
    }
    // The password in an option of a database client: `mysql -phunter2`.
    if run.len() > 2 && run.starts_with(b"-p") && is_command(bytes, at, PASSWORD_COMMANDS) {
        let value = Value::at(bytes, at + 2, Coding::Plain)?;
        return Some(value.range());
    }
    let (start, coding) = behind_option(bytes, at + run.len())?;
    if USER_OPTIONS.contains(&run) {
        return pair(bytes, start, coding);
    }
    for switch in SWITCHES {
        if run.starts_with(switch) {
            return None;
        }
    }
    if bytes.get(start) == Some(&b'-') {
        return None;
    }
    name::ending(bytes, at, run, secrets)?;
    let value = Value::at(bytes, start, coding)?;
    (value.is_quoted || !is_in(SENTENCE, value.text)).then_some(value.range())
}

/// Returns the `user:password` behind an option and `=`, or in it, as in `curl -ujoe:hunter2`.
pub(super) fn assigned_pair(
    bytes: &[u8],
    at: usize,
    run: &[u8],
    start: usize,
    coding: Coding,
) -> Option<(usize, usize)> {
    if USER_OPTIONS.contains(&run) {
        return pair(bytes, start, coding);
    }
    let is_joined = run.len() > 2 && run.starts_with(b"-u") && is_command(bytes, at, &[b"curl"]);
    if is_joined { pair(bytes, at + 2, coding) } else { None }
}

/// Returns `true` if one of the commands precedes an option.
fn is_command(bytes: &[u8], at: usize, commands: &[&[u8]]) -> bool {
    const LONGEST: usize = 64;
    let before = bytes.get(at.saturating_sub(LONGEST)..at).unwrap_or_default();
    for command in commands {
        if find(before, command).is_some() {
            return true;
        }
    }
    false
}

/// Returns the `user:password` at a position; a URL, a path of Windows, the format of a date, and the numbers of
/// user and group are none.
fn pair(bytes: &[u8], start: usize, coding: Coding) -> Option<(usize, usize)> {
    let value = Value::at(bytes, start, coding)?;
    let colon = position_of(value.text, b':')?;
    let (user, password) = (value.text.get(..colon)?, value.text.get(colon + 1..)?);
    let is_number = all(value.text, |byte| byte.is_ascii_digit() || *byte == b':');
    let is_other =
        password.starts_with(b"//") || user.starts_with(b"+") || user.len() == 1 && password.starts_with(b"\\");
    (!user.is_empty() && !password.is_empty() && !is_number && !is_other).then_some(value.range())
}

/// Returns the position of the value behind an option, also in a list: `'--password', 'hunter2'`.
fn behind_option(bytes: &[u8], at: usize) -> Option<(usize, Coding)> {
    let rest = bytes.get(at..)?;
    let slashes = leading_of(rest, b'\\');
    let Some((quote @ (b'"' | b'\''), list)) = rest.get(slashes..)?.split_first() else {
        return behind_spaces(bytes, at);
    };
    let comma = leading_of(list, b',').min(1);
    let start = comma + leading(list.get(comma..)?, u8::is_ascii_whitespace);
    let value = list.get(start + slashes..)?;
    let is_next = start > 0 && list.get(start..)?.starts_with(rest.get(..slashes)?) && value.first() == Some(quote);
    is_next.then_some((at + slashes + 1 + start, Coding::Plain))
}
