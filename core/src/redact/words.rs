//! The words that names of secrets are composed of.

use super::secret::Secret;

/// The words that name a secret at the end of a name.
#[rustfmt::skip]
pub(super) const NAMES: &[(&[u8], Secret)] = &[
    (b"apikey", Secret::Value), (b"auth", Secret::Value), (b"authorization", Secret::Line),
    (b"bearer", Secret::Value), (b"cookie", Secret::Line), (b"cred", Secret::Value), (b"credential", Secret::Value),
    (b"creditcard", Secret::Groups), (b"csrf", Secret::Value), (b"cvc", Secret::Value), (b"cvv", Secret::Value),
    (b"iban", Secret::Groups), (b"jwt", Secret::Value), (b"key", Secret::Value), (b"mnemonic", Secret::Phrase),
    (b"oauth", Secret::Value), (b"otp", Secret::Groups), (b"pass", Secret::Value), (b"passcode", Secret::Value),
    (b"passphrase", Secret::Phrase), (b"passwd", Secret::Value), (b"password", Secret::Value),
    (b"pin", Secret::Value), (b"proxy", Secret::Proxy), (b"psk", Secret::Value), (b"pw", Secret::Value),
    (b"pwd", Secret::Value), (b"secret", Secret::Value), (b"session", Secret::Value), (b"sid", Secret::Value),
    (b"sig", Secret::Value), (b"signature", Secret::Value), (b"ssn", Secret::Groups), (b"token", Secret::Value),
    (b"totp", Secret::Groups), (b"xsrf", Secret::Value),
];

/// Names that begin or end no other English word: any word that ends with one is a secret, such as `authtoken`.
#[rustfmt::skip]
pub(super) const ENDINGS: &[&[u8]] = &[
    b"apikey", b"credential", b"passcode", b"passphrase", b"passwd", b"password", b"pwd", b"secret", b"token",
];

/// Two words that name a secret together.
#[rustfmt::skip]
pub(super) const PAIRS: &[(&[u8], &[u8], Secret)] = &[
    (b"access", b"code", Secret::Value), (b"backup", b"code", Secret::Value), (b"card", b"no", Secret::Groups),
    (b"card", b"num", Secret::Groups), (b"card", b"number", Secret::Groups), (b"cc", b"num", Secret::Groups),
    (b"cc", b"number", Secret::Groups), (b"credit", b"card", Secret::Groups), (b"debit", b"card", Secret::Groups),
    (b"login", b"code", Secret::Value), (b"mfa", b"code", Secret::Value), (b"recovery", b"code", Secret::Value),
    (b"recovery", b"phrase", Secret::Phrase), (b"secret", b"phrase", Secret::Phrase),
    (b"security", b"code", Secret::Value), (b"security", b"number", Secret::Groups),
    (b"seed", b"phrase", Secret::Phrase), (b"sms", b"code", Secret::Value), (b"verification", b"code", Secret::Value),
];

/// Words that follow the name of a secret without changing its meaning: `token_value`, `secretKeyBase`.
#[rustfmt::skip]
pub(super) const CARRIERS: &[&[u8]] = &[
    b"again", b"base", b"code", b"confirm", b"confirmation", b"current", b"data", b"encoded", b"field", b"hash",
    b"hashed", b"header", b"hex", b"id", b"input", b"live", b"new", b"no", b"num", b"number", b"old", b"param",
    b"parameter", b"plain", b"plaintext", b"previous", b"prod", b"production", b"raw", b"repeat", b"str", b"string",
    b"value",
];

/// Words in front of a short name that belong to it without a separator: `accesskey`, `dbpass`.
#[rustfmt::skip]
pub(super) const QUALIFIERS: &[&[u8]] = &[
    b"access", b"account", b"activation", b"admin", b"api", b"app", b"auth", b"aws", b"azure", b"basic", b"bot",
    b"card", b"cc", b"client", b"connect", b"consumer", b"credit", b"crypto", b"customer", b"db", b"debit",
    b"decryption", b"deploy", b"dev", b"developer", b"device", b"encryption", b"ftp", b"gpg", b"hmac", b"http", b"id",
    b"integration", b"ldap", b"licence", b"license", b"login", b"mail", b"master", b"merchant", b"mfa", b"my",
    b"mysql", b"new", b"old", b"partner", b"pgp", b"php", b"priv", b"private", b"prod", b"product", b"proxy", b"read",
    b"redis", b"refresh", b"root", b"rsa", b"secure", b"security", b"server", b"service", b"shared", b"sign",
    b"signing", b"smtp", b"sql", b"ssh", b"ssl", b"storage", b"stripe", b"subscription", b"team", b"tls", b"user",
    b"web", b"webhook", b"wifi", b"write",
];

/// Words that make a key public: `primary_key`.
#[rustfmt::skip]
pub(super) const PUBLIC: &[&[u8]] = &[
    b"cache", b"composite", b"foreign", b"group", b"partition", b"primary", b"pub", b"public", b"row", b"site",
    b"sort", b"unique",
];

/// Words that make a plural a number: `max_tokens`.
#[rustfmt::skip]
pub(super) const COUNTS: &[&[u8]] = &[
    b"cached", b"completion", b"count", b"input", b"max", b"min", b"num", b"output", b"prompt", b"reasoning",
    b"remaining", b"total", b"used",
];
