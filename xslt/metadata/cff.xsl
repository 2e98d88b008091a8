<?xml version="1.0" encoding="UTF-8"?>
<!-- How is the edition to be cited? CITATION.cff 1.2.0, which cannot do without title and authors. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0" xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="teiedition:function" xmlns:m="teiedition:mode" xmlns:t="teiedition:template" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:array="http://www.w3.org/2005/xpath-functions/array"
    default-mode="m:export" expand-text="yes" exclude-result-prefixes="#all">

  <xsl:include href="record.xsl"/>
  <xsl:include href="../data/rows.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:variable name="required" as="xs:string*" select="'title', 'creator'"/>

  <xsl:template name="t:export">
    <xsl:context-item use="optional"/>
    <xsl:variable name="people" as="xs:string*" select="f:responsible($data) ! f:cff-agent(., '  ')"/>
    <xsl:variable name="lines" as="xs:string*" select="
        'cff-version: 1.2.0',
        'message: ' || f:json-string('If you use this edition, please cite it as below.'),
        'type: dataset', f:cff('title', f:full-title($data)), 'authors:', $people,
        f:cff('version', $data?version), f:cff('date-released', $data?date[string-length(.) eq 10]),
        f:cff('doi', $data?doi), f:cff('url', $data?url), f:cff('abstract', $data?abstract),
        if ($data?licence?spdx ne '') then f:cff('license', $data?licence?spdx) else f:cff('license-url', $data?licence?uri[starts-with(., 'http')]),
        for $terms in array{$data?subjects?*?term}[array:size(.) gt 0] return ('keywords:', distinct-values($terms?*) ! ('  - ' || f:json-string(.))),
        'preferred-citation:', '  type: edited-work', '  ' || f:cff('title', f:full-title($data)), '  authors:', f:responsible($data) ! f:cff-agent(., '    '),
        (f:cff('year', $data?year) ! replace(., '&quot;', '')) ! ('  ' || .), f:cff('doi', $data?doi) ! ('  ' || .), f:cff('url', $data?url) ! ('  ' || .),
        $data?publisher[. ne ''] ! ('  publisher:', '    name: ' || f:json-string(.))"/>
    <xsl:sequence select="string-join($lines, '&#10;') || '&#10;'"/>
  </xsl:template>

  <!-- A key with its text, quoted as in JSON, which YAML reads; nothing where there is no text. -->
  <xsl:function name="f:cff" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[. ne ''] ! ($key || ': ' || f:json-string(.))"/>
  </xsl:function>

  <!-- A person by the parts of the name, else an entity. -->
  <xsl:function name="f:cff-agent" as="xs:string+">
    <xsl:param name="agent" as="map(*)"/>
    <xsl:param name="indent" as="xs:string"/>
    <xsl:variable name="said" as="xs:string+" select="
        if ($agent?family ne '') then (f:cff('family-names', $agent?family), f:cff('given-names', $agent?given)) else f:cff('name', $agent?name),
        f:cff('orcid', $agent?orcid[. ne ''] ! ('https://orcid.org/' || .))"/>
    <xsl:sequence select="$indent || '- ' || head($said), tail($said) ! ($indent || '  ' || .)"/>
  </xsl:function>

</xsl:stylesheet>
