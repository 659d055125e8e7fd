use captchaai_errors::ResultError;

fn main() {
    match ResultError::CapchaNotReady {
        ResultError::CapchaNotReady => {}
        ResultError::CaptchaUnsolvable => {}
        ResultError::WrongUserKey => {}
        ResultError::KeyDoesNotExist => {}
        ResultError::WrongIdFormat => {}
        ResultError::WrongCaptchaId => {}
        ResultError::EmptyAction => {}
        ResultError::ProxyConnectionFailed => {}
        ResultError::InternalServerError => {}
    }
}
