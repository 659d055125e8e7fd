//! Explains a response from the command line, written by hand.

use std::borrow::Cow;

use serde::Deserialize;

#[derive(Deserialize)]
struct Envelope<'a> {
    status: u8,
    #[serde(borrow)]
    request: Cow<'a, str>,
}

#[derive(Debug, thiserror::Error)]
#[cfg_attr(feature = "miette", derive(miette::Diagnostic))]
enum Failure {
    #[error("{code}: {}", code.meaning())]
    Known { code: Code },
    #[error("unknown code {0}")]
    Unknown(String),
    #[error("not JSON")]
    Json(#[from] serde_json::Error),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, strum::EnumString, strum::IntoStaticStr, strum::Display)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
enum Code {
    #[strum(serialize = "ERROR_WRONG_USER_KEY")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_WRONG_USER_KEY"))]
    WrongUserKey,
    #[strum(serialize = "ERROR_KEY_DOES_NOT_EXIST")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_KEY_DOES_NOT_EXIST"))]
    KeyDoesNotExist,
    #[strum(serialize = "ERROR_ZERO_BALANCE")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_ZERO_BALANCE"))]
    ZeroBalance,
    #[strum(serialize = "ERROR_PAGEURL")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_PAGEURL"))]
    Pageurl,
    #[strum(serialize = "ERROR_TOO_BIG_CAPTCHA_FILESIZE")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_TOO_BIG_CAPTCHA_FILESIZE"))]
    TooBigCaptchaFilesize,
    #[strum(serialize = "ERROR_ZERO_CAPTCHA_FILESIZE")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_ZERO_CAPTCHA_FILESIZE"))]
    ZeroCaptchaFilesize,
    #[strum(serialize = "ERROR_WRONG_FILE_EXTENSION")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_WRONG_FILE_EXTENSION"))]
    WrongFileExtension,
    #[strum(serialize = "ERROR_IMAGE_TYPE_NOT_SUPPORTED")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_IMAGE_TYPE_NOT_SUPPORTED"))]
    ImageTypeNotSupported,
    #[strum(serialize = "ERROR_UPLOAD")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_UPLOAD"))]
    Upload,
    #[strum(serialize = "ERROR_BAD_TOKEN_OR_PAGEURL")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_BAD_TOKEN_OR_PAGEURL"))]
    BadTokenOrPageurl,
    #[strum(serialize = "ERROR_GOOGLEKEY")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_GOOGLEKEY"))]
    Googlekey,
    #[strum(serialize = "ERROR_WRONG_GOOGLEKEY")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_WRONG_GOOGLEKEY"))]
    WrongGooglekey,
    #[strum(serialize = "ERROR_BAD_PARAMETERS")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_BAD_PARAMETERS"))]
    BadParameters,
    #[strum(serialize = "ERROR_BAD_PROXY")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_BAD_PROXY"))]
    BadProxy,
    #[strum(serialize = "ERROR_SERVER_ERROR")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_SERVER_ERROR"))]
    ServerError,
    #[strum(serialize = "ERROR_INTERNAL_SERVER_ERROR")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_INTERNAL_SERVER_ERROR"))]
    InternalServerError,
    #[strum(serialize = "CAPCHA_NOT_READY")]
    #[cfg_attr(feature = "serde", serde(rename = "CAPCHA_NOT_READY"))]
    CapchaNotReady,
    #[strum(serialize = "ERROR_CAPTCHA_UNSOLVABLE")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_CAPTCHA_UNSOLVABLE"))]
    CaptchaUnsolvable,
    #[strum(serialize = "ERROR_WRONG_ID_FORMAT")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_WRONG_ID_FORMAT"))]
    WrongIdFormat,
    #[strum(serialize = "ERROR_WRONG_CAPTCHA_ID")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_WRONG_CAPTCHA_ID"))]
    WrongCaptchaId,
    #[strum(serialize = "ERROR_EMPTY_ACTION")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_EMPTY_ACTION"))]
    EmptyAction,
    #[strum(serialize = "ERROR_PROXY_CONNECTION_FAILED")]
    #[cfg_attr(feature = "serde", serde(rename = "ERROR_PROXY_CONNECTION_FAILED"))]
    ProxyConnectionFailed,
}

impl Code {
    fn meaning(self) -> &'static str {
        match self {
            Code::WrongUserKey => "The server says ERROR_WRONG_USER_KEY.",
            Code::KeyDoesNotExist => "The server says ERROR_KEY_DOES_NOT_EXIST.",
            Code::ZeroBalance => "The server says ERROR_ZERO_BALANCE.",
            Code::Pageurl => "The server says ERROR_PAGEURL.",
            Code::TooBigCaptchaFilesize => "The server says ERROR_TOO_BIG_CAPTCHA_FILESIZE.",
            Code::ZeroCaptchaFilesize => "The server says ERROR_ZERO_CAPTCHA_FILESIZE.",
            Code::WrongFileExtension => "The server says ERROR_WRONG_FILE_EXTENSION.",
            Code::ImageTypeNotSupported => "The server says ERROR_IMAGE_TYPE_NOT_SUPPORTED.",
            Code::Upload => "The server says ERROR_UPLOAD.",
            Code::BadTokenOrPageurl => "The server says ERROR_BAD_TOKEN_OR_PAGEURL.",
            Code::Googlekey => "The server says ERROR_GOOGLEKEY.",
            Code::WrongGooglekey => "The server says ERROR_WRONG_GOOGLEKEY.",
            Code::BadParameters => "The server says ERROR_BAD_PARAMETERS.",
            Code::BadProxy => "The server says ERROR_BAD_PROXY.",
            Code::ServerError => "The server says ERROR_SERVER_ERROR.",
            Code::InternalServerError => "The server says ERROR_INTERNAL_SERVER_ERROR.",
            Code::CapchaNotReady => "The server says CAPCHA_NOT_READY.",
            Code::CaptchaUnsolvable => "The server says ERROR_CAPTCHA_UNSOLVABLE.",
            Code::WrongIdFormat => "The server says ERROR_WRONG_ID_FORMAT.",
            Code::WrongCaptchaId => "The server says ERROR_WRONG_CAPTCHA_ID.",
            Code::EmptyAction => "The server says ERROR_EMPTY_ACTION.",
            Code::ProxyConnectionFailed => "The server says ERROR_PROXY_CONNECTION_FAILED.",
        }
    }
}

fn read(body: &str) -> Result<String, Failure> {
    let (success, text) = match body.split_once('|') {
        Some(("OK", payload)) => (true, Cow::Borrowed(payload)),
        _ if body.starts_with('{') => {
            let envelope: Envelope<'_> = serde_json::from_str(body)?;
            (envelope.status == 1, envelope.request)
        }
        _ => (false, Cow::Borrowed(body)),
    };
    match text.parse() {
        _ if success => Ok(text.into_owned()),
        Ok(code) => Err(Failure::Known { code }),
        Err(_) => Err(Failure::Unknown(text.into_owned())),
    }
}

fn main() {
    let body = std::env::args().nth(1).unwrap_or_default();
    match read(body.trim()) {
        Ok(payload) => println!("{payload}"),
        Err(failure) => println!("{failure}"),
    }
}
