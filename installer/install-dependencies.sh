#!/usr/bin/env bash
# Installs what Taktboard needs from Debian 12, as far as it is missing.
# usage: install-dependencies.sh [--tests]
set -euo pipefail

packages=(
  # to build
  g++ cmake ninja-build ccache
  # the window
  qt6-base-dev qt6-charts-dev qt6-svg-dev libqt6opengl6-dev libgl-dev qt6-l10n-tools qt6-qpa-plugins libqrencode-dev
  fonts-dejavu-core
  # the core
  libboost-dev libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev libexpected-dev libxxhash-dev libpugixml-dev zlib1g-dev libzstd-dev libxlsxwriter-dev libglpk-dev
)
if [[ "${1:-}" == "--tests" ]]; then
  packages+=(librapidcheck-dev coinor-cbc)
fi

missing=()
for package in "${packages[@]}"; do
  [[ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" == installed ]] ||
    missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null || {
    echo "These packages are missing and only root may install them: ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
  >/dev/null
