"""Running the checks over catalogs: places, suppressions, fingerprints, baseline."""
