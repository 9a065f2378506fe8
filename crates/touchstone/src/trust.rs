//! Whom connections of ours trust: the known authorities, and one that the operator names.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

/// How TLS is spoken; the authority of a file is trusted besides the known ones.
pub fn config(authority: Option<&Path>) -> Result<ClientConfig> {
    let mut roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    if let Some(file) = authority {
        let certificates = CertificateDer::pem_file_iter(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let read = certificates.collect::<Result<Vec<_>, _>>().with_context(|| format!("{} holds no certificate", file.display()))?;
        ensure!(roots.add_parsable_certificates(read).0 > 0, "{} holds no certificate", file.display());
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?.with_root_certificates(roots);
    Ok(config.with_no_client_auth())
}
