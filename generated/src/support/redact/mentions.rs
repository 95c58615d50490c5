//! Secrets suspected by their names: whether a text has such a name with something like a value.

use super::Detector;
use super::boundaries::{
    begins_a_word, end_of, end_of_word, ends_of_sentences, is_assigned, is_separator,
    length_of_path,
};
use super::spellings::{folded, layers};
use super::words::{are_all, is_common};

/// Names whose values are secrets.
#[derive(Clone, Copy)]
pub(crate) struct Names<'a> {
    /// The names of the operation's own secrets, in the request and in the response.
    pub(crate) secrets: &'a [&'static str],
    /// The names of what signers of the provider add.
    pub(crate) credentials: &'a [&'static str],
}

/// What signers of many vendors add, whether the specs of a provider list it or not.
const COMMON: &[&str] =
    &["Authorization", "BearerToken", "Cookie", "SecurityToken", "Signature", "X-Auth-Token"];

/// A name with fewer letters has to begin where a word begins.
// `Key` is the end of `monkey`.
const SHORTEST: usize = 4;

impl<'a> Names<'a> {
    /// Whether a name is that of a secret or of a credential, or ends with one, as
    /// `x-acs-security-token` with `SecurityToken`. Case and separators do not count.
    pub(crate) fn has(&self, name: &str) -> bool {
        let text = name.as_bytes();
        let mut mentions = (0..text.len()).filter_map(|start| self.mention(text, start));
        mentions.any(|mention| mention.end == text.len())
    }

    fn all(&self) -> impl Iterator<Item = (&'static str, bool)> + use<'a> {
        let secrets = self.secrets.iter().map(|name| (*name, true));
        let credentials = self.credentials.iter().chain(COMMON);
        secrets.chain(credentials.map(|name| (*name, false)))
    }

    /// The name that begins here, if a word ends where it ends.
    fn mention(&self, text: &[u8], start: usize) -> Option<Mention> {
        let initial = text.get(start)?;
        let found = self.all().filter(|(name, _)| {
            let first = name.bytes().find(|letter| !is_separator(*letter));
            first.is_some_and(|first| first.eq_ignore_ascii_case(initial))
        });
        let mut found = found.filter_map(|(name, is_secret)| {
            let end = end_of_word(text, end_of(name, text, start)?)?;
            let is_short = end - start < SHORTEST;
            (!is_short || begins_a_word(text, start)).then_some(Mention { end, is_secret })
        });
        let first = found.next()?;
        let is_secret = first.is_secret || found.any(|other| other.is_secret);
        Some(Mention { is_secret, ..first })
    }

    /// Whether a text with its escapes undone has a name with something like a value.
    fn have_value_in(&self, text: &str) -> bool {
        let mut start = 0;
        for end in ends_of_sentences(text) {
            if self.have_value_within(text, start, end) {
                return true;
            }
            start = end;
        }
        false
    }

    /// The same for the names in one sentence of the text.
    ///
    /// Behind a sign of assignment anything is a value. Without one, a word that is not common in
    /// messages may be the value: after the name, and of a secret's name before it too.
    fn have_value_within(&self, text: &str, start: usize, end: usize) -> bool {
        let sentence = &text[start..end];
        let is_harmless = |part: &str| are_all(part, |word| is_common(word) || self.has(word));
        let mut sentence_is_harmless = None;
        for at in start..end {
            let Some(mention) = self.mention(text.as_bytes(), at) else {
                continue;
            };
            // Of `Passwords.1=a` the name goes on; `AccessKeyId.NotFound` is another name.
            let path = length_of_path(&text[mention.end..]);
            if is_assigned(&text[mention.end + path..]) {
                return true;
            }
            if path > 0 {
                continue;
            }
            let may_have_value = if mention.is_secret {
                !*sentence_is_harmless.get_or_insert_with(|| is_harmless(sentence))
            } else {
                // Where a query has its next parameter, this one has ended.
                let after = text.get(mention.end..end).unwrap_or_default();
                !after.split('&').next().is_none_or(is_harmless)
            };
            if may_have_value {
                return true;
            }
        }
        false
    }

    fn are_in(&self, text: &str) -> bool {
        let names = Names { credentials: &[], ..*self };
        let text = text.as_bytes();
        let mut starts = 0..text.len();
        starts.any(|start| names.mention(text, start).is_some_and(|it| it.is_secret))
    }
}

impl Detector for Names<'_> {
    fn detects(&self, text: &str) -> bool {
        layers(text).iter().any(|layer| self.have_value_in(&folded(layer)))
    }

    fn is_secret_name(&self, name: &str) -> bool {
        self.has(name)
    }

    /// A body that has the name of a secret at all may have its value anywhere.
    fn detects_in_body(&self, body: &str) -> bool {
        layers(body).iter().any(|layer| {
            let layer = folded(layer);
            self.are_in(&layer) || self.have_value_in(&layer)
        })
    }
}

struct Mention {
    end: usize,
    is_secret: bool,
}

#[cfg(test)]
mod tests {
    use super::{Detector, Names};

    const NAMES: Names<'static> = Names {
        secrets: &["Password", "Key", "Logins", "a.b"],
        credentials: &["SecurityToken", "Signature", "AccessKeyId"],
    };

    #[test]
    fn a_name_with_a_value_is_an_echo_and_a_name_alone_is_none() {
        for text in [
            "server string to sign is:POST&%2F&A%3D1%26Password%3Dx",
            "POST\n/\nA=1&Password=x",
            "%26Password%253Dx",
            "{\"Password\":\"x\"}",
            "{\\\"Password\\\": \\\"x\\\"}",
            "{&quot;password&quot;:&quot;x&quot;}",
            "`Password` = x",
            "Password is too short, and Password=x",
            "Password [hunter2]",
            "Password (required)",
            "Password<x>",
            "<Password>x</Password>",
            "Password x",
            "Password 'valid'",
            "Password is x",
            "Password value x is wrong",
            "the value x of Password",
            "x is not a valid Password",
            "Password is not valid: x",
            "Password -> x",
            "Password|x|",
            "Password %5Bx%5D",
            "MyPassword=x",
            "Passwords.1=x",
            "Logins.#3#key=x",
            "Logins.1.Word : x",
            "pass_word: x",
            "密码 Password 的值 x 不正确",
            "密码Password：不合法",
            "Key=x",
            "StoreKey x1",
            "x-key: x",
            "the x-acs-security-token demo is wrong",
            "x-security-token:demo|",
            "SecurityToken%3Ddemo",
            "the access key id LTAI is wrong",
            "Signature=",
            "Signature=&x",
        ] {
            let expected = text != "Signature=";
            assert_eq!(NAMES.detects(text), expected, "{text}");
        }
        for text in [
            "the parameter Password is not valid",
            "the parameter `Password` is not valid",
            "The parameter \"Password\" must have 8 to 32 characters.",
            "Password and SecurityToken are required",
            "no such thing",
            "密码 Password",
            "参数 Password 不合法。",
            "The instance rm-1 is gone. The Password is wrong.",
            "Specified signature is not matched with our calculation.",
            "Incorrect IAM authentication information: verify aksk signature fail",
            "Specified access key is not found.",
            "https://example.com/?q=InvalidAccessKeyId.NotFound&product=Rds",
            "https://example.com/?q=MissingSecurityToken&product=Rds",
            "InvalidAccessKeyId.NotFound",
            "SignatureMethod=HMAC-SHA1&SignatureVersion=1.0",
            "monkey x",
            "PasswordPolicy=x",
            "encoded_authorization_message",
            "a. b. c",
        ] {
            assert!(!NAMES.detects(text), "{text}");
        }
    }

    #[test]
    fn a_text_of_any_size_is_searched_in_time() {
        for piece in ["Password ", "Password=", "Password.", "%25", "a.", "\\u0025"] {
            NAMES.detects(&piece.repeat(20_000));
        }
    }
}
