#!/bin/sh
# Compiles through ccache: CMake's launcher where ccache is installed.
# usage: compile-cached.sh COMPILER ARGUMENT...
#
# What the last build made of a precompiled header is removed before it is made anew: its source includes its header by
# name, so that the compiler, and with it the cache, would take the old one for the new.
for argument; do
  if [ "$argument" = c++-header ]; then
    for output; do
      case "$output" in *.gch) rm -f "$output" ;; esac
    done
  fi
done
CCACHE_SLOPPINESS=pch_defines,time_macros exec ccache "$@"
