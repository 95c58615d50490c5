//! A cloud for the tests of SDKs: it answers as the documents say, in memory or on a loopback address.
//!
//! [`Cloud::answer`] needs no socket: a request that breaks a rule gets the documented error of that
//! rule, any other request the documented example of a response.
//!
//! ```
//! use cloud_backup_api::aliyun::rds::{BackupMethod, CreateBackupRequest, ErrorCode};
//! use cloud_backup_api::{Failure, Operation};
//! use fake_cloud::Cloud;
//!
//! let cloud = Cloud::new();
//! let request = CreateBackupRequest::new("rm-1").with_db_name(["orders"]);
//! let accepted = request.decode_for(&cloud.answer(&request.encode()?));
//! assert!(accepted.is_ok());
//!
//! let request = request.with_backup_method(BackupMethod::Snapshot);
//! let refused = request.decode_for(&cloud.answer(&request.encode()?));
//! let Err(Failure::Service(error)) = refused else { panic!("the rule is an error") };
//! assert_eq!(error.code, ErrorCode::InvalidBackupMethodValueNotSupport);
//! # Ok::<(), cloud_backup_api::EncodeError>(())
//! ```
//!
//! A task that a request begins runs until its state has been asked for so often, see [`Tasks`], and lists
//! come in pages, see [`Cloud::with_items`].
//!
//! [`Server`] speaks HTTP: it verifies signatures, and [`Server::on_next`] says what goes wrong with the
//! coming requests.

mod account;
mod cloud;
mod example;
mod fault;
mod follow_up;
mod pages;
mod parameters;
mod provider;
mod refusal;
mod served;
mod server;
mod tasks;
mod wire;

// The example SDKs sign with the same file, which is held against published signatures.
#[path = "../../examples/sdk/src/signature.rs"]
pub mod signature;

pub use account::Account;
pub use cloud::Cloud;
pub use fault::{Fault, FaultError};
pub use server::Server;
pub use tasks::{End, Tasks};
