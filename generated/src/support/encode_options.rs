//! Options for encoding a request.

/// How a request is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EncodeOptions {
    /// The format of the response, where the service offers a choice.
    pub format: Format,
    /// Where RPC parameters go.
    pub placement: Placement,
}

impl EncodeOptions {
    /// Asks for responses in this format.
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = format;
        self
    }

    /// Puts RPC parameters there.
    pub fn with_placement(mut self, placement: Placement) -> Self {
        self.placement = placement;
        self
    }
}

/// The format of responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    #[default]
    Json,
    /// XML; reading it needs the feature `xml`.
    Xml,
}

/// Where RPC parameters go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// Where the document puts each of them.
    #[default]
    Documented,
    /// In a form body, so that no secret ends in an access log; `GET` becomes `POST`. Signatures
    /// cover it too; whether each gateway takes it is not documented.
    Form,
    /// In a form body if a secret would be in the query, else where the document puts each of them.
    FormForSecrets,
}
