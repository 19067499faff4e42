#!/usr/bin/env bash
# Installs what Taktboard needs from Debian 12, and nothing that is there already.
# usage: install-dependencies.sh [--tests]
set -euo pipefail

packages=(
  # build
  g++ cmake ninja-build ccache pkg-config
  # window
  qt6-base-dev libqt6charts6-dev libqt6svg6-dev libgl-dev
  libqt6svg6 qt6-qpa-plugins fonts-dejavu-core
  # core
  libboost-dev libsqlitecpp-dev libsqlite3-dev nlohmann-json3-dev libcli11-dev
  libexpected-dev libxxhash-dev
)
if [[ "${1:-}" == "--tests" ]]; then
  packages+=(librapidcheck-dev)
fi
