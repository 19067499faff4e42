#!/bin/sh
# Compiles through ccache: CMake's launcher where ccache is installed.
# usage: compile-cached.sh COMPILER ARGUMENT...
#
# A precompiled header is compiled directly, and what the last build made of it is removed first: its source includes
# its header by name, so that the compiler would take the old one for the new.
for argument; do
  if [ "$argument" = c++-header ]; then
    for output; do
      case "$output" in *.gch) rm -f "$output" ;; esac
    done
    exec "$@"
  fi
done
CCACHE_SLOPPINESS=pch_defines,time_macros exec ccache "$@"
