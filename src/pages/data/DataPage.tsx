export default function DataPage() { return null; }
