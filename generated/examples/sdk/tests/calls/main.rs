//! The example SDKs call a fake cloud on a loopback address.

mod aliyun;
mod aliyun_backups;
mod huaweicloud;
mod huaweicloud_backups;
mod repetitions;
mod secrets;

use example_sdk::endpoint::Destination;
use fake_cloud::Server;

/// The destination of a client that calls this server.
fn at(server: &Server) -> Destination {
    Destination::Endpoint(server.url().parse().expect("an endpoint"))
}
