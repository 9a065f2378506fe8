export function schema(file: string | URL): Promise<string>
