//! How an operation is called, beside its parameters.

use apispec_codegen::model::{Call, Constant, Location, Method, View};

/// The HTTP method.
pub(super) fn method(view: View<'_>) -> Method {
    match &view.operation.call {
        // A form needs a method with a body.
        Call::Rpc(_) if location_of_body(view) == Some(Location::Form) => Method::Post,
        Call::Rpc(rpc) => rpc.method(),
        Call::Http(http) => http.method,
    }
}

/// Where the body has its members; nothing if there is no body.
pub(super) fn location_of_body(view: View<'_>) -> Option<Location> {
    let fields = view.operation.request.fields.iter();
    let in_body = [Location::Form, Location::Body, Location::Payload];
    let mut locations = fields.map(|it| it.location).filter(|it| in_body.contains(it));
    let is_form = |call: &Call| match call {
        Call::Rpc(rpc) => rpc.style.own_location() == Location::Form,
        Call::Http(_) => false,
    };
    let own = is_form(&view.operation.call).then_some(Location::Form);
    locations.next().or(own)
}

/// What names operation, version and format in the RPC style.
pub(super) fn named_by(view: View<'_>) -> Vec<Constant> {
    let Call::Rpc(rpc) = &view.operation.call else {
        return Vec::new();
    };
    let constant = |name: &str, value: &str| Constant {
        name: name.to_owned(),
        location: rpc.style.own_location(),
        value: value.to_owned(),
        source: None,
    };
    let action = constant(&rpc.style.action, &view.operation.wire);
    let version = constant(&rpc.style.version, &view.service.version);
    let format = rpc.style.format.as_ref().map(|it| constant(&it.parameter, &it.json));
    [action, version].into_iter().chain(format).collect()
}
