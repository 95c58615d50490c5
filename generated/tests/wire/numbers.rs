//! Numbers: exact where they fit, an error where they don't, in both formats.

use cloud_backup_api::support::{Call, ToNode};

use crate::model::{backup, reason};

fn bodies(field: &str, text: &str) -> [String; 2] {
    [format!("{{\"{field}\":{text}}}"), format!("<R><{field}>{text}</{field}></R>")]
}

#[test]
fn whole_numbers() {
    for (text, expected) in [
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("1e3", 1000),
        ("1.50e1", 15),
        ("-0", 0),
        ("730.000", 730),
    ] {
        for body in bodies("Size", text) {
            assert_eq!(backup(body.as_str()).expect("a number").size, Some(expected), "{body}");
        }
    }
    for text in ["9223372036854775808", "18446744073709551616", "1e40", "1.5", "1e-1"] {
        for body in bodies("Size", text) {
            assert!(
                reason(body.as_str()).starts_with("`Size`: expected a 64-bit integer"),
                "{body}"
            );
        }
    }
    for text in ["2147483648", "-2147483649", "1e10"] {
        for body in bodies("Port", text) {
            assert!(
                reason(body.as_str()).starts_with("`Port`: expected a 32-bit integer"),
                "{body}"
            );
        }
    }
}

#[test]
fn fractions_are_finite() {
    for body in bodies("Ratio", "1e-400") {
        assert_eq!(backup(body).expect("a number").ratio, Some(0.0));
    }
    for body in bodies("Ratio", "1e400") {
        assert!(reason(body).starts_with("`Ratio`: expected a double-precision number"));
    }
    for text in ["NaN", "inf", "-infinity", "0x1", "1,5", "true"] {
        for body in [format!("{{\"Ratio\":\"{text}\"}}"), format!("<R><Ratio>{text}</Ratio></R>")] {
            assert!(
                reason(body.as_str()).starts_with("`Ratio`: expected a double-precision number"),
                "{body}"
            );
        }
    }
    assert!(reason("{\"Ratio\":NaN}").starts_with("the body is neither JSON nor XML"));
    assert!(reason("{\"Size\":01}").starts_with("the body is neither JSON nor XML"));
}

#[test]
fn a_number_where_a_text_belongs_keeps_its_spelling() {
    for text in [
        "20561571230000000000000001",
        "1.10",
        "1e3",
        "-0.0",
        "0.1000000000000000055511151231257827",
    ] {
        for body in bodies("Id", text) {
            assert_eq!(backup(body).expect("a text").id.as_deref(), Some(text));
        }
        let extra = backup(format!("{{\"Extra\":[{text}]}}")).expect("JSON").extra;
        assert_eq!(extra.map(|json| json.to_string()), Some(format!("[{text}]")));
    }
}

#[test]
fn numbers_are_written_as_short_as_they_are_exact() {
    let written = |value: &dyn Fn(Call) -> Call| {
        let request = value(Call::rest("GET", "/", "")).finish().expect("a number");
        request.query_string()
    };
    assert_eq!(written(&|call| call.query("N", &0.1f32)), "N=0.1");
    assert_eq!(written(&|call| call.query("N", &0.1f64)), "N=0.1");
    assert_eq!(written(&|call| call.query("N", &-2.5f64)), "N=-2.5");
    assert_eq!(written(&|call| call.query("N", &i64::MIN)), "N=-9223372036854775808");
    assert_eq!(written(&|call| call.query("N", &true)), "N=true");
}

#[test]
fn what_is_no_number_is_not_written() {
    fn error(value: impl ToNode) -> String {
        let call = Call::rest("POST", "/", "application/json").body("N", &value);
        call.finish().expect_err("not finite").to_string()
    }
    let expected = "`N` is not a finite number, so it can't be sent";
    assert_eq!(error(f64::NAN), expected);
    assert_eq!(error(f32::INFINITY), expected);
    assert_eq!(error(Some(vec![f64::NEG_INFINITY])), expected);
}
