//! What `catalog!` makes of `minimal.yaml`.

/// Every code of the catalogue: A minimal catalogue.
///
/// What a code means, and what to do about it, is said for each endpoint that answers with it.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum Code {
    /// `bad`.
    ///
    /// At `call`, [`CallError::Bad`]: The request is bad.
    /// Fix: Mend it.
    /// Retry: `fix`. Do not repeat the call: something must change first.
    Bad,
}
/// The codes of the endpoint `call` (`/call`): The only call.
#[derive(::core::clone::Clone, ::core::marker::Copy)]
#[non_exhaustive]
pub enum CallError {
    /// Bad request: `bad`.
    ///
    /// The request is bad.
    ///
    /// Fix: Mend it.
    ///
    /// Retry: `fix`. Do not repeat the call: something must change first.
    Bad,
}
const _: () = {
    use ::errbook;
    static CATALOG: errbook::Catalog<'static> = errbook::Catalog {
        name: "minimal",
        title: "A minimal catalogue",
        hash: "a7d08879da6f6d13",
        sources: &[],
        replies: errbook::Replies {
            text: ::core::option::Option::Some(errbook::TextReplies {
                success: ::core::option::Option::None,
                reserved: ::core::option::Option::None,
                unknown: &[],
            }),
            json: ::core::option::Option::None,
            http: &[],
        },
        waits: &[],
        codes: &[
            errbook::Code {
                code: "bad",
                ident: "Bad",
            },
        ],
        names: errbook::Names {
            reach: errbook::Reach::Ends,
            seed: 0xd6e8feb86659fd93,
            steps: &[0],
            slots: &[
                errbook::Name {
                    name: "bad",
                    row: 0,
                    tag: 0xd232430e,
                },
            ],
        },
        patterns: &[],
        endpoints: &[
            errbook::Endpoint {
                name: "call",
                path: "/call",
                entries: &[
                    errbook::Entry {
                        code: "bad",
                        ident: "Bad",
                        row: 0,
                        title: "Bad request",
                        meaning: "The request is bad.",
                        fix: "Mend it.",
                        retry: errbook::Retry::Fix,
                        ..errbook::Entry::EMPTY
                    },
                ],
                names: errbook::Names {
                    reach: errbook::Reach::Ends,
                    seed: 0xd6e8feb86659fd93,
                    steps: &[0],
                    slots: &[
                        errbook::Name {
                            name: "bad",
                            row: 0,
                            tag: 0xd232430e,
                        },
                    ],
                },
                patterns: &[],
            },
        ],
    };
    errbook::__impl_code!(Code, CATALOG, [Bad]);
    errbook::__impl_error!(CallError, Code, CATALOG, 0, [Bad]);
};
