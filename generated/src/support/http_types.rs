//! Requests and responses to and from the `http` crate's types.

use http::header::HeaderValue;
use http::uri::{Authority, PathAndQuery, Scheme};

use super::http::{HttpRequest, HttpResponse};

impl HttpRequest {
    /// The request with a URI of its own: `https` and the host of the service, such as
    /// `rds.aliyuncs.com`, perhaps with a port.
    ///
    /// Headers that carry secrets are marked as sensitive. A URI has no such mark: where secrets
    /// stand in the query, its `Debug` shows them.
    ///
    /// Fails if the host, or a header that was added, has a character that is not allowed there.
    pub fn to_http(
        &self,
        scheme: Scheme,
        host: &str,
    ) -> Result<http::Request<Vec<u8>>, http::Error> {
        let uri = http::Uri::builder()
            .scheme(scheme)
            .authority(self.host(host).parse::<Authority>()?)
            .path_and_query(self.path_and_query())
            .build()?;
        self.with_uri(uri)
    }

    fn with_uri(&self, uri: http::Uri) -> Result<http::Request<Vec<u8>>, http::Error> {
        let mut request = http::Request::builder().method(self.method).uri(uri);
        for (name, value) in &self.headers {
            // From bytes, since `from_str` refuses everything beyond ASCII.
            let mut value = HeaderValue::from_bytes(value.as_bytes())?;
            value.set_sensitive(self.is_secret(name));
            request = request.header(name, value);
        }
        request.body(self.body.to_bytes())
    }
}

/// With path and query as the whole URI, for clients and signers that add scheme and host themselves.
///
/// As with [`HttpRequest::to_http`], its `Debug` shows secrets in the query.
impl TryFrom<&HttpRequest> for http::Request<Vec<u8>> {
    type Error = http::Error;

    fn try_from(request: &HttpRequest) -> Result<Self, Self::Error> {
        request.with_uri(request.path_and_query().parse::<PathAndQuery>()?.into())
    }
}

/// Bytes of headers that are no UTF-8 are replaced.
impl<B: AsRef<[u8]>> From<http::Response<B>> for HttpResponse {
    fn from(response: http::Response<B>) -> Self {
        let (parts, body) = response.into_parts();
        let headers = parts.headers.iter().map(|(name, value)| {
            // A header that is not UTF-8 must not cost the whole response.
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.into_owned())
        });
        Self {
            status: parts.status.as_u16(),
            headers: headers.collect(),
            body: body.as_ref().to_vec(),
        }
    }
}

impl TryFrom<HttpResponse> for http::Response<Vec<u8>> {
    type Error = http::Error;

    fn try_from(response: HttpResponse) -> Result<Self, Self::Error> {
        let mut built = http::Response::builder().status(response.status);
        for (name, value) in &response.headers {
            built = built.header(name, HeaderValue::from_bytes(value.as_bytes())?);
        }
        built.body(response.body)
    }
}
