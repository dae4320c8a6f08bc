import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  // Assets stay files: a data: address would need a hole in the content security policy.
  build: { assetsInlineLimit: 0, target: 'es2023', sourcemap: false },
  // A test reads the server's codes from its sources, next door.
  server: { host: '127.0.0.1', port: 5173, fs: { allow: ['..'] }, proxy: { '/api': 'http://127.0.0.1:5112' } },
  test: { environment: 'jsdom', setupFiles: ['src/test/setup.ts'], include: ['src/**/*.test.{ts,tsx}'] },
})
