//! Bytes → request, and response → bytes: as much of HTTP/1.1 as clients of these services use.

use std::io::{self, ErrorKind, Read, Write};

use cloud_backup_api::{HttpBody, HttpRequest, HttpResponse};

use crate::signature::sha256_hex;

/// A request as it came.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) request: HttpRequest,
    /// The hash of the body, of its bytes: a form that is written again may have others.
    pub(crate) body_hash: String,
}

/// The most bytes of a request line and headers.
const HEAD: usize = 64 * 1024;

/// The most headers.
const HEADERS: usize = 64;

/// The most bytes of a body.
const BODY: usize = 1024 * 1024;

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Reads one request.
pub(crate) fn read(stream: &mut impl Read) -> io::Result<Received> {
    let mut bytes = Vec::new();
    let (mut request, length, head) = loop {
        if bytes.len() > HEAD {
            return Err(refused("the head of the request is too large"));
        }
        more(stream, &mut bytes)?;
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        let status = parsed.parse(&bytes).map_err(io::Error::other)?;
        if let httparse::Status::Complete(head) = status {
            let length = content_length(&parsed)?;
            break (request(&parsed)?, length, head);
        }
    };
    while bytes.len() < head + length {
        more(stream, &mut bytes)?;
    }
    let body = &bytes[head..head + length];
    let is_form = request.headers.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("content-type")
            && value.starts_with("application/x-www-form-urlencoded")
    });
    request.body = if body.is_empty() {
        HttpBody::Empty
    } else if is_form {
        HttpBody::Form(pairs(body))
    } else {
        HttpBody::Json(String::from_utf8_lossy(body).into_owned())
    };
    Ok(Received { request, body_hash: sha256_hex(body) })
}

/// Writes a response as it is, and says that the connection ends.
pub(crate) fn write(stream: &mut impl Write, response: &HttpResponse) -> io::Result<()> {
    stream.write_all(&head(response))?;
    stream.write_all(&response.body)?;
    stream.flush()
}

/// Status line and headers of a response.
pub(crate) fn head(response: &HttpResponse) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {} \r\n", response.status);
    for (name, value) in &response.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("content-length: {}\r\nconnection: close\r\n\r\n", response.body.len());
    head.into_bytes()
}

fn more(stream: &mut impl Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    let mut buffer = [0; 4096];
    match stream.read(&mut buffer)? {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        length => {
            bytes.extend_from_slice(&buffer[..length]);
            Ok(())
        }
    }
}

fn request(parsed: &httparse::Request<'_, '_>) -> io::Result<HttpRequest> {
    let method = METHODS.into_iter().find(|method| Some(*method) == parsed.method);
    let method = method.ok_or_else(|| refused("the method is not known"))?;
    let target = parsed.path.unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut request = HttpRequest::new(method, path);
    request.query = pairs(query.as_bytes());
    request.headers = parsed
        .headers
        .iter()
        .map(|header| (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned()))
        .collect();
    Ok(request)
}

fn content_length(parsed: &httparse::Request<'_, '_>) -> io::Result<usize> {
    let header = |name: &str| {
        let mut headers = parsed.headers.iter();
        headers.find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value)
    };
    if header("transfer-encoding").is_some() {
        return Err(refused("the body has no length"));
    }
    let Some(value) = header("content-length") else { return Ok(0) };
    let length = str::from_utf8(value).ok().and_then(|text| text.parse::<usize>().ok());
    length.filter(|length| *length <= BODY).ok_or_else(|| refused("the body is too large"))
}

fn pairs(text: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(text).into_owned().collect()
}

fn refused(why: &str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, why)
}
