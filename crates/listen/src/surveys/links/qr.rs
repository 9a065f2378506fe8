//! QR codes as pictures that scale.

use kernel::{Code, Refusal};
use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};

/// The QR code of an address, black on white with the quiet zone readers need.
pub(super) fn svg(address: &str) -> Result<String, Refusal> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(|error| Refusal::new(Code::Internal, error.to_string()))?;
    Ok(code.render::<Color<'_>>().min_dimensions(256, 256).quiet_zone(true).build())
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_picture_is_made_of_an_address() {
        let svg = super::svg("https://cx.example.org/s/8aJ6Lh0VQ0q2m0X1Yq8w7A").expect("drawn");
        assert!(svg.contains("<svg") && svg.contains("viewBox") && !svg.contains("<script"), "{svg}");
        assert!(super::svg(&"x".repeat(5_000)).is_err());
    }
}
